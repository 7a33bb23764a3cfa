package io.skillcert.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Everything: PostgreSQL, Kafka, the OIDC issuer and the three services, started from nothing and stopped together. */
public final class LocalStack implements AutoCloseable {

    /** The services and their ports, as the contracts name them. */
    public static final Map<String, Integer> PORTS = ports();

    /** A rehearsal sends whole suites of policy checks from one address. */
    private static final int OPEN_REQUESTS_PER_SECOND = 10_000;

    private final Infrastructure infrastructure;
    private final List<ServiceProcess> services = new ArrayList<>();

    private LocalStack(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    private static Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("registration-service", 8081);
        ports.put("exam-service", 8082);
        ports.put("subsidy-service", 8083);
        return ports;
    }

    /** A port that something else holds. */
    public static final class PortTakenException extends IOException {
        PortTakenException(String service, int port) {
            super("port " + port + ", which " + service + " needs, is taken by another program");
        }
    }

    /**
     * Starts all and waits until all are ready.
     *
     * @param root the project's directory, with built services
     * @param directory where data and logs go
     * @param progress told each step, in words
     */
    public static LocalStack start(Path root, Path directory, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        for (var port : PORTS.entrySet()) {
            requireFree(port.getKey(), port.getValue());
        }
        progress.accept("starting PostgreSQL, Kafka and the OIDC issuer");
        var stack = new LocalStack(Infrastructure.start(directory, 0, 0, 0));
        try {
            stack.startServices(root, directory, progress);
            return stack;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startServices(Path root, Path directory, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting the three services");
        var keys = DevelopmentKeys.of(directory);
        for (var port : PORTS.entrySet()) {
            services.add(ServiceProcess.start(
                    root, port.getKey(), port.getValue(), environment(keys, directory), directory.resolve("logs")));
        }
        var http = HttpClient.newHttpClient();
        for (var service : services) {
            service.awaitReady(http);
            progress.accept(service.name() + " is ready");
        }
    }

    /** The variables an operator would set. */
    private Map<String, String> environment(DevelopmentKeys keys, Path directory) {
        var environment = new LinkedHashMap<String, String>();
        for (var database : List.of("registration", "exam", "subsidy")) {
            var prefix = database.toUpperCase(java.util.Locale.ROOT) + "_DB_";
            environment.put(prefix + "URL", infrastructure.jdbcUrl() + database);
            environment.put(prefix + "USER", PostgresServer.USER);
            environment.put(prefix + "PASSWORD", "unused");
        }
        environment.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        environment.put("OIDC_ISSUER_URL", infrastructure.issuerUrl());
        environment.put("SKILLCERT_PERSONAL_DATA_KEYSET", keys.keyset());
        environment.put("SKILLCERT_PERSONAL_DATA_DIGEST_KEY", keys.digestKey());
        environment.put("SKILLCERT_SIGNING_KEYS", keys.signingKeys());
        environment.put("SKILLCERT_SANDBOX", "true");
        environment.put(
                "SKILLCERT_DOCUMENTS_DIRECTORY", directory.resolve("documents").toString());
        environment.put("SKILLCERT_PAYMENT_CALLBACK_SECRET", UUID.randomUUID().toString());
        environment.put("SKILLCERT_TICKET_SECRET", UUID.randomUUID().toString());
        environment.put("SKILLCERT_OPEN_REQUESTS_PER_SECOND", Integer.toString(OPEN_REQUESTS_PER_SECOND));
        return environment;
    }

    private static void requireFree(String service, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (java.net.BindException e) {
            throw new PortTakenException(service, port);
        }
    }

    public List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    /** Of one of the services' databases; the user is {@code postgres}. */
    public String jdbcUrl(String database) {
        return infrastructure.jdbcUrl() + database;
    }

    public Tokens tokens() {
        return Tokens.ofLocalIssuer(infrastructure.issuerUrl());
    }

    @Override
    public void close() throws IOException {
        services.forEach(ServiceProcess::stop);
        services.forEach(ServiceProcess::close);
        infrastructure.close();
    }
}
