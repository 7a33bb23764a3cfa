package io.skillcert.localstack;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replicas of one service over infrastructure of their own: for what only shows when there is more than one. */
public final class Replicas implements AutoCloseable {

    private final TestInfrastructure infrastructure;
    private final RegisterSimulator registers;
    private final DevelopmentKeys keys = DevelopmentKeys.generate();
    private final List<ServiceProcess> processes = new ArrayList<>();

    private Replicas(Path root) throws IOException {
        infrastructure = TestInfrastructure.start(root);
        registers = RegisterSimulator.start(0);
    }

    /**
     * Starts them and waits until all are ready.
     *
     * @param root the project's directory, with built services
     * @param service such as {@code subsidy-service}
     */
    public static Replicas start(Path root, String service, int count) throws IOException, InterruptedException {
        var replicas = new Replicas(root);
        try {
            replicas.startAll(root, service, count);
            return replicas;
        } catch (IOException | InterruptedException | RuntimeException e) {
            replicas.close();
            throw e;
        }
    }

    private void startAll(Path root, String service, int count) throws IOException, InterruptedException {
        var directory = infrastructure.directory();
        var environment = ServiceEnvironment.of(
                infrastructure.jdbcUrl(""),
                infrastructure.bootstrapServers(),
                infrastructure.issuerUrl(),
                keys,
                directory,
                registers);
        for (int i = 0; i < count; i++) {
            processes.add(ServiceProcess.start(root, service, freePort(), environment, directory.resolve("logs-" + i)));
        }
        var http = HttpClient.newHttpClient();
        for (var process : processes) {
            process.awaitReady(http);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public List<ServiceProcess> processes() {
        return List.copyOf(processes);
    }

    /** The user is {@code postgres}. */
    public String jdbcUrl(String database) {
        return infrastructure.jdbcUrl(database);
    }

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

    @Override
    public void close() {
        processes.forEach(ServiceProcess::stop);
        processes.forEach(ServiceProcess::close);
        registers.close();
        infrastructure.close();
    }
}
