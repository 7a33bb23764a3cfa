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
import java.util.function.Consumer;

/** Everything: PostgreSQL, Kafka, the OIDC issuer and the three services, started from nothing and stopped together. */
public final class LocalStack implements AutoCloseable {

    /** The services and their ports, as the contracts name them. */
    public static final Map<String, Integer> PORTS = ports();

    private final Infrastructure infrastructure;
    private final RegistrySimulator registers;
    private final List<ServiceProcess> services = new ArrayList<>();

    private LocalStack(Infrastructure infrastructure, RegistrySimulator registers) {
        this.infrastructure = infrastructure;
        this.registers = registers;
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
        var stack = new LocalStack(Infrastructure.start(directory, 0, 0, 0), RegistrySimulator.start(0));
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
        var environment = ServiceEnvironment.of(
                infrastructure.jdbcUrl(),
                infrastructure.bootstrapServers(),
                infrastructure.issuerUrl(),
                DevelopmentKeys.of(directory),
                directory,
                registers);
        for (var port : PORTS.entrySet()) {
            services.add(ServiceProcess.start(
                    root,
                    port.getKey(),
                    port.getValue(),
                    environment,
                    directory.resolve("logs"),
                    ClassArchive.Use.READ,
                    0));
        }
        var http = HttpClient.newHttpClient();
        for (var service : services) {
            service.awaitReady(http);
            progress.accept(service.name() + " is ready");
        }
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

    public RegistrySimulator registers() {
        return registers;
    }

    public Tokens tokens() {
        return Tokens.ofLocalIssuer(infrastructure.issuerUrl());
    }

    @Override
    public void close() throws IOException {
        services.forEach(ServiceProcess::stop);
        services.forEach(ServiceProcess::close);
        registers.close();
        infrastructure.close();
    }
}
