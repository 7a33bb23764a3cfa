package io.skillcert.localstack.cluster;

import io.skillcert.localstack.server.TestInfrastructure;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.service.LocalStack;
import io.skillcert.localstack.service.ServiceEnvironment;
import io.skillcert.localstack.simulator.KeyServer;
import io.skillcert.localstack.simulator.RegistrySimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs several replicas of services on infrastructure of their own, with proxies between them that simulate network faults.
 * It is for tests of concurrency between replicas and of faults.
 */
public final class Cluster implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile(".*:(\\d+)/");
    private static final int START_SECONDS = 120;

    private final List<TcpProxy> brokers = new ArrayList<>();
    private final TestInfrastructure infrastructure;
    private final RegistrySimulator registries;
    private final KeyServer keyServer;
    private final DevelopmentKeys keys = DevelopmentKeys.generate();
    private final List<Replica> replicas = new ArrayList<>();
    private final Map<String, TcpProxy> keyProxies = new HashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Cluster(int brokerCount) throws IOException {
        for (int i = 0; i < brokerCount; i++) {
            brokers.add(TcpProxy.toFirstOf(List.of()));
        }
        infrastructure =
                new TestInfrastructure(brokers.stream().map(TcpProxy::port).toList());
        for (int i = 0; i < brokerCount; i++) {
            brokers.get(i).forwardTo(infrastructure.kafkaBehindProxy().get(i));
        }
        registries = RegistrySimulator.start();
        keyServer = new KeyServer(keys);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cluster-end"));
    }

    /**
     * Starts all and waits until they are ready.
     *
     * @param root the project's directory, with built services
     * @param services the names of the services, such as {@code subsidy-service}
     * @param count the number of replicas of each service
     */
    public static Cluster start(Path root, Collection<String> services, int count)
            throws IOException, InterruptedException {
        var cluster = prepare(root, services, count);
        try {
            cluster.start();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Starts the infrastructure and prepares the replicas, but starts none of them. */
    public static Cluster prepare(Path root, Collection<String> services, int count) throws IOException {
        return prepare(root, services, count, 1);
    }

    /**
     * Starts the infrastructure with several brokers and prepares the replicas, but starts none of them. Each topic has a
     * replica on every broker, and an event is acknowledged once all but one of them have it.
     */
    public static Cluster prepare(Path root, Collection<String> services, int count, int brokers) throws IOException {
        var cluster = new Cluster(brokers);
        try {
            for (var service : services) {
                for (int i = 1; i <= count; i++) {
                    cluster.add(root, service, i);
                }
            }
            cluster.startKeyProxies();
            cluster.replicas.forEach(cluster::setKeyAddresses);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Starts a proxy before the replicas of each service, as a load balancer has: keys are read from one that runs. */
    private void startKeyProxies() throws IOException {
        for (var service : LocalStack.SERVICES) {
            var ports = replicas(service).stream().map(Replica::port).toList();
            if (!ports.isEmpty()) {
                keyProxies.put(service, TcpProxy.toFirstOf(ports));
            }
        }
    }

    /** Tells a replica where the keys of the services are: at their replicas, or at a server for those not here. */
    private void setKeyAddresses(Replica replica) {
        for (var service : LocalStack.SERVICES) {
            var name = service.replace("-service", "");
            var address = keyProxies.containsKey(service)
                    ? URI.create("http://localhost:" + keyProxies.get(service).port() + "/.well-known/jwks.json")
                    : keyServer.addressOf(name);
            replica.set("SKILLCERT_JWKS_" + name.toUpperCase(Locale.ROOT) + "_URL", address.toString());
        }
    }

    /** Starts all replicas and waits until they are ready. */
    public void start() throws IOException, InterruptedException {
        for (var replica : replicas) {
            replica.start();
        }
        for (var replica : replicas) {
            replica.awaitReady(START_SECONDS);
        }
    }

    /**
     * Writes the class archive of every service, as its image has it, unless it exists. One replica of each service starts
     * and stops for that, because a replica that is killed does not write the archive.
     */
    public void keepClasses() throws IOException, InterruptedException {
        var first = new ArrayList<Replica>();
        for (var replica : replicas) {
            if (replica.number() == 1 && !replica.hasClassArchive()) {
                first.add(replica);
            }
        }
        for (var replica : first) {
            replica.start();
        }
        for (var replica : first) {
            replica.awaitReady(START_SECONDS);
        }
        first.forEach(Replica::requestStop);
        first.forEach(Replica::stop);
    }

    /**
     * Adds a replica of another build, which is not started.
     *
     * @param root a checkout with built services, such as that of the previous release
     */
    public Replica addFrom(Path root, String service) throws IOException {
        add(root, service, replicas(service).size() + 1);
        var added = replicas.get(replicas.size() - 1);
        setKeyAddresses(added);
        return added;
    }

    private void add(Path root, String service, int number) throws IOException {
        var directory = infrastructure.directory();
        var environment = ServiceEnvironment.of(
                infrastructure.jdbcUrl(""),
                brokers.stream().map(proxy -> "localhost:" + proxy.port()).collect(Collectors.joining(",")),
                infrastructure.issuerUrl(),
                directory,
                registries);
        environment.put("SKILLCERT_TOPIC_REPLICATION", Integer.toString(brokers.size()));
        environment.put("SKILLCERT_TOPIC_MIN_INSYNC", Integer.toString(Math.max(1, brokers.size() - 1)));
        environment.putAll(keys.of(service));
        replicas.add(
                new Replica(root, service, number, environment, databasePort(), directory.resolve("logs-" + number)));
    }

    private int databasePort() {
        var port = PORT.matcher(infrastructure.jdbcUrl(""));
        if (!port.matches()) {
            throw new IllegalStateException("no port in " + infrastructure.jdbcUrl(""));
        }
        return Integer.parseInt(port.group(1));
    }

    public List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    public List<Replica> replicas(String service) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service))
                .toList();
    }

    /** Returns the proxy between the first broker and the services. */
    public TcpProxy broker() {
        return brokers.get(0);
    }

    /** Makes the standby the primary, after the primary was killed, and leads the replicas to it. */
    public void promoteStandby() {
        infrastructure.tell("standby promote");
        replicas.forEach(replica -> replica.database().forwardTo(databasePort()));
    }

    /** @see TestInfrastructure#tell */
    public void tell(String command) {
        infrastructure.tell(command);
    }

    /** Returns the URL of a service's database without a proxy; the user is {@code postgres}. */
    public String jdbcUrl(String database) {
        return infrastructure.jdbcUrl(database);
    }

    /** Returns the log file of PostgreSQL. */
    public Path databaseLog() {
        return infrastructure.databaseLog();
    }

    /** Returns the data directory of PostgreSQL. */
    public Path databaseFiles() {
        return infrastructure.databaseFiles();
    }

    /** Returns the addresses of the brokers without the proxies. */
    public String bootstrapServers() {
        return infrastructure.bootstrapServers();
    }

    public Tokens tokens() {
        return Tokens.ofLocalIssuer(infrastructure.issuerUrl());
    }

    /** Returns the keys of the services, which sign the events that a test sends in their place. */
    public DevelopmentKeys keys() {
        return keys;
    }

    /** Returns the key of the digests by which the services recognise people. */
    public String digestKey() {
        return keys.values().get("SKILLCERT_PERSONAL_DATA_DIGEST_KEY");
    }

    /** Stops everything; a shutdown hook calls it too, so that a program ended by a signal leaves no process behind. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        replicas.forEach(Replica::requestStop);
        replicas.forEach(Replica::close);
        registries.close();
        keyServer.close();
        infrastructure.close();
        keyProxies.values().forEach(TcpProxy::close);
        brokers.forEach(TcpProxy::close);
    }
}
