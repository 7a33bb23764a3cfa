package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Prometheus of the tests with the project's rules, which scrapes services each second. */
final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it with the example configuration of the project, but for the intervals and the addresses of the services.
     *
     * @param directory where it keeps its data
     * @param targets the addresses of the management interfaces by service, such as {@code exam}
     * @param alerts where it sends its alerts
     */
    static Prometheus start(Path directory, Map<String, URI> targets, Alertmanager alerts)
            throws IOException, InterruptedException {
        var configuration = (ObjectNode) YAML.readTree(Project.read("deploy/prometheus/prometheus.yml"));
        configuration.putObject("global").put("scrape_interval", "1s").put("evaluation_interval", "1s");
        ((ObjectNode) configuration.at("/alerting/alertmanagers/0/static_configs/0"))
                .putArray("targets")
                .add("localhost:" + alerts.port());
        configuration.get("scrape_configs").forEach(job -> {
            var service = job.get("job_name").asText().replace("-service", "");
            ((ObjectNode) job.at("/static_configs/0"))
                    .putArray("targets")
                    .add(targets.get(service).getAuthority());
        });
        YAML.writeValue(directory.resolve("prometheus.yml").toFile(), configuration);
        Files.writeString(directory.resolve("rules.yml"), Project.read(AlertRules.FILE));
        var port = freePort();
        var process = new ProcessBuilder(
                        Programs.program("prometheus").toString(),
                        "--config.file=" + directory.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=localhost:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        var started = new Prometheus(process, URI.create("http://localhost:" + port));
        Awaitility.await()
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> started.query("sum(count_over_time(up[1h]) > 5) and sum(up) == " + targets.size())
                                .size()
                        == 1);
        return started;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Returns the series that an expression yields now.
     *
     * @throws AssertionError if it is not a valid one
     */
    JsonNode query(String expression) throws IOException, InterruptedException {
        var answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        assertEquals("success", answer.get("status").asText(), expression + ": " + answer);
        return answer.at("/data/result");
    }

    /** Returns the rules with their health. */
    JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").at("/data/groups");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body());
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
    }
}
