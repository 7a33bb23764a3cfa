package io.skillcert.localstack.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Runs Kafka, as broker and controller in one, in a JVM of its own so that it can be killed. */
final class KafkaBroker implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final int behindProxyPort;
    private final int proxyPort;
    private Process process;

    /**
     * Prepares a broker on free ports.
     *
     * @param proxyPort the port of a proxy that forwards to {@link #behindProxyPort}; the broker advertises it to the clients
     *     that connect through the proxy. 0 for no proxy
     */
    KafkaBroker(Path directory, int proxyPort) throws IOException {
        this.directory = directory;
        this.port = freePort();
        this.controllerPort = freePort();
        this.behindProxyPort = freePort();
        this.proxyPort = proxyPort == 0 ? behindProxyPort : proxyPort;
    }

    int behindProxyPort() {
        return behindProxyPort;
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    void start() throws IOException {
        Files.createDirectories(directory);
        var properties = directory.resolve("server.properties");
        Files.writeString(properties, serverProperties());
        process = JavaProcess.of(KafkaBrokerMain.class, "-Xmx512m", List.of(properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("broker.log").toFile()))
                .start();
    }

    void awaitReady() throws IOException, InterruptedException {
        awaitReady(
                process,
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                directory.resolve("broker.log"));
    }

    /** Waits until a broker answers a client with these settings. */
    static void awaitReady(Process process, Map<String, String> client, Path log)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        var settings = new HashMap<String, Object>(client);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (var admin = Admin.create(settings)) {
            while (true) {
                try {
                    admin.describeCluster().clusterId().get(3, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        throw new IOException("Kafka did not start; see " + log, e);
                    }
                }
            }
        }
    }

    /** Kills the broker (SIGKILL). */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String serverProperties() {
        return """
                node.id=1
                process.roles=broker,controller
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,PROXIED://localhost:%4$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d,PROXIED://localhost:%5$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                num.partitions=12
                auto.create.topics.enable=false
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """
                .formatted(port, controllerPort, directory.resolve("log"), behindProxyPort, proxyPort);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
