package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An Alertmanager with the example configuration of the project, and the receiver that it sends alerts to. */
final class Alertmanager implements AutoCloseable {

    static final String EXAMPLE = "deploy/prometheus/alertmanager.yml";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final long PATIENCE_SECONDS = 60;
    private static final int NO_CONTENT = 204;

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final HttpServer receiver;
    private final Process process;
    private final int port;

    private Alertmanager(Path directory) throws IOException, InterruptedException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            JSON.readTree(exchange.getRequestBody()).get("alerts").forEach(received::add);
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        });
        receiver.start();
        port = Prometheus.freePort();
        process = new ProcessBuilder(
                        Programs.program("prometheus-alertmanager").toString(),
                        "--config.file=" + configuration(directory),
                        "--storage.path=" + directory.resolve("alerts"),
                        "--web.listen-address=localhost:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
    }

    /** @param directory where it keeps its data */
    static Alertmanager start(Path directory) throws IOException, InterruptedException {
        return new Alertmanager(directory);
    }

    /** The example but for the intervals and the address of the receiver. */
    private Path configuration(Path directory) throws IOException {
        var configuration = (ObjectNode) YAML.readTree(Project.read(EXAMPLE));
        ((ObjectNode) configuration.get("route")).put("group_wait", "1s").put("group_interval", "1s");
        ((ObjectNode) configuration.at("/receivers/0/webhook_configs/0"))
                .put("url", "http://localhost:" + receiver.getAddress().getPort() + "/");
        var file = directory.resolve("alertmanager.yml");
        Files.writeString(file, YAML.writeValueAsString(configuration));
        return file;
    }

    int port() {
        return port;
    }

    /** The alerts of a name that the receiver has been sent, the latest last. */
    List<JsonNode> received(String alert) {
        return received.stream()
                .filter(one -> one.at("/labels/alertname").asText().equals(alert))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        receiver.stop(0);
    }
}
