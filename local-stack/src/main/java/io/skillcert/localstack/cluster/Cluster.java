package io.skillcert.localstack.cluster;

import io.skillcert.localstack.server.PostgresServer;
import io.skillcert.localstack.server.TestInfrastructure;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.service.ServiceEnvironment;
import io.skillcert.localstack.simulator.RegistrySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Replicas of services over infrastructure of their own, with a network between all of them that can fail: for what only
 * shows when there is more than one, or when something breaks.
 */
public final class Cluster implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile(".*:(\\d+)/");
    private static final int START_SECONDS = 120;

    private final TcpProxy broker;
    private final TestInfrastructure infrastructure;
    private final RegistrySimulator registers;
    private final DevelopmentKeys keys = DevelopmentKeys.generate();
    private final List<Replica> replicas = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Cluster(Path root) throws IOException {
        broker = TcpProxy.to(0);
        infrastructure = TestInfrastructure.start(root, broker.port());
        broker.forwardTo(infrastructure.kafkaBehindProxy());
        registers = RegistrySimulator.start(0);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cluster-end"));
    }

    /**
     * Starts all and waits until they are ready.
     *
     * @param root the project's directory, with built services
     * @param services such as {@code subsidy-service}
     * @param count of the replicas of each
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

    /** The same with no replica started yet. */
    public static Cluster prepare(Path root, Collection<String> services, int count) throws IOException {
        var cluster = new Cluster(root);
        try {
            for (var service : services) {
                for (int i = 1; i <= count; i++) {
                    cluster.add(root, service, i);
                }
            }
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
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
     * Has every service's classes kept, as its image has them: a replica that is killed would not keep them. One of each
     * starts and ends once, unless that was done before.
     */
    public void keepClasses() throws IOException, InterruptedException {
        var first = new ArrayList<Replica>();
        for (var replica : replicas) {
            if (replica.number() == 1 && !replica.hasClassesKept()) {
                first.add(replica);
            }
        }
        for (var replica : first) {
            replica.start();
        }
        for (var replica : first) {
            replica.awaitReady(START_SECONDS);
        }
        first.forEach(Replica::askToStop);
        first.forEach(Replica::stop);
    }

    private void add(Path root, String service, int number) throws IOException {
        var directory = infrastructure.directory();
        var environment = ServiceEnvironment.of(
                infrastructure.jdbcUrl(""),
                "localhost:" + broker.port(),
                infrastructure.issuerUrl(),
                keys,
                directory,
                registers);
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

    /** Between the broker and everybody else. */
    public TcpProxy broker() {
        return broker;
    }

    /** @see TestInfrastructure#tell */
    public void tell(String command) {
        infrastructure.tell(command);
    }

    /** Past every network; the user is {@code postgres}. */
    public String jdbcUrl(String database) {
        return infrastructure.jdbcUrl(database);
    }

    /** What PostgreSQL itself says. */
    public Path databaseLog() {
        return PostgresServer.log(databaseDirectory());
    }

    /** Where PostgreSQL keeps its data. */
    public Path databaseFiles() {
        return PostgresServer.data(databaseDirectory());
    }

    private Path databaseDirectory() {
        return infrastructure.directory().resolve("postgres");
    }

    /** Past every network. */
    public String bootstrapServers() {
        return infrastructure.bootstrapServers();
    }

    public Tokens tokens() {
        return Tokens.ofLocalIssuer(infrastructure.issuerUrl());
    }

    /** By which the services recognise people. */
    public String digestKey() {
        return keys.digestKey();
    }

    /** A program that is ended by a signal leaves nothing running either. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        replicas.forEach(Replica::askToStop);
        replicas.forEach(Replica::close);
        registers.close();
        infrastructure.close();
        broker.close();
    }
}
