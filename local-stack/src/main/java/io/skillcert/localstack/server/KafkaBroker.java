package io.skillcert.localstack.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Runs Kafka, as broker and controller in one, in a JVM of its own so that it can be killed. */
final class KafkaBroker implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
    private static final int TOPIC_REPLICAS = 3;

    private final Path directory;
    private final Node node;
    private final List<Node> voters;
    private Process process;

    private KafkaBroker(Path directory, Node node, List<Node> voters) {
        this.directory = directory;
        this.node = node;
        this.voters = voters;
    }

    /**
     * One broker of a cluster and its ports.
     *
     * @param proxyPort the port that the broker advertises to the clients of {@code behindProxyPort}
     */
    private record Node(int id, int port, int controllerPort, int behindProxyPort, int proxyPort) {

        static Node onFreePorts(int id, int proxyPort) throws IOException {
            var behindProxyPort = freePort();
            return new Node(id, freePort(), freePort(), behindProxyPort, proxyPort == 0 ? behindProxyPort : proxyPort);
        }

        String voter() {
            return id + "@localhost:" + controllerPort;
        }
    }

    /**
     * Prepares the brokers of one cluster on free ports. Each of them is a voter of the controllers' quorum too.
     *
     * @param directory of the stack
     * @param proxyPorts for each broker the port of a proxy that forwards to {@link #behindProxyPort}; 0 for no proxy
     */
    static List<KafkaBroker> prepare(Path directory, List<Integer> proxyPorts) throws IOException {
        var nodes = new ArrayList<Node>();
        for (var proxyPort : proxyPorts) {
            nodes.add(Node.onFreePorts(nodes.size() + 1, proxyPort));
        }
        return nodes.stream()
                .map(node -> new KafkaBroker(
                        directory.resolve(node.id() == 1 ? "kafka" : "kafka-" + node.id()), node, nodes))
                .toList();
    }

    int behindProxyPort() {
        return node.behindProxyPort();
    }

    String bootstrapServers() {
        return "localhost:" + node.port();
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
        int replicas = Math.min(voters.size(), TOPIC_REPLICAS);
        return """
                node.id=%1$d
                process.roles=broker,controller
                controller.quorum.voters=%2$s
                listeners=PLAINTEXT://localhost:%3$d,PROXIED://localhost:%4$d,CONTROLLER://localhost:%5$d
                advertised.listeners=PLAINTEXT://localhost:%3$d,PROXIED://localhost:%6$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%7$s
                num.partitions=12
                auto.create.topics.enable=false
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=%8$d
                transaction.state.log.replication.factor=%8$d
                transaction.state.log.min.isr=%9$d
                share.coordinator.state.topic.replication.factor=%8$d
                share.coordinator.state.topic.min.isr=%9$d
                min.insync.replicas=%9$d
                group.initial.rebalance.delay.ms=0
                """
                .formatted(
                        node.id(),
                        voters.stream().map(Node::voter).collect(Collectors.joining(",")),
                        node.port(),
                        node.behindProxyPort(),
                        node.controllerPort(),
                        node.proxyPort(),
                        directory.resolve("log"),
                        replicas,
                        Math.max(1, replicas - 1));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
