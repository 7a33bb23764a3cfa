package io.skillcert.localstack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Simulates the four registries that know the bases of a subsidy claim. A registry is empty at first and answers inquiries
 * about unknown people with an empty object. A mode makes it slow, invalid or unavailable.
 *
 * <p>{@code POST /<registry>/inquiries} is the interface of the services. {@code PUT /<registry>/people/<number>} with
 * {@code {"holds": true}} adds a person; {@code PUT /<registry>/mode} with {@code {"mode": "SLOW"}} changes the mode.
 */
public final class RegistrySimulator implements AutoCloseable {

    public static final List<String> REGISTRIES = List.of("household", "social-insurance", "unemployment", "graduates");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SLOW_SECONDS = 5;
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, Boolean> people = new ConcurrentHashMap<>();
    private final Map<String, Mode> modes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    public enum Mode {
        ANSWERS,
        SLOW,
        WRONG,
        SILENT
    }

    private RegistrySimulator(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts it on a free port of the loopback interface. */
    public static RegistrySimulator start() throws IOException {
        return new RegistrySimulator(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** @param registry such as {@code household} */
    public URI addressOf(String registry) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + registry);
    }

    public void enter(String registry, String number, boolean holds) {
        people.put(registry + "/" + number, holds);
    }

    public void behave(String registry, Mode mode) {
        modes.put(registry, mode);
    }

    /** Returns the number of inquiries about a person. */
    public int timesAsked(String registry, String number) {
        return asked.getOrDefault(registry + "/" + number, new AtomicInteger()).get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().split("/");
            var body = JSON.readTree(exchange.getRequestBody());
            switch (exchange.getRequestMethod() + " " + (path.length > 2 ? path[2] : "")) {
                case "POST inquiries" -> answer(exchange, path[1], body);
                case "PUT mode" -> {
                    behave(path[1], Mode.valueOf(body.get("mode").asText()));
                    send(exchange, 204, "");
                }
                case "PUT people" -> {
                    enter(path[1], path[3], body.get("holds").asBoolean());
                    send(exchange, 204, "");
                }
                default -> send(exchange, 404, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String registry, JsonNode question)
            throws IOException, InterruptedException {
        var person = registry + "/" + question.get("identityNumber").asText();
        asked.computeIfAbsent(person, any -> new AtomicInteger()).incrementAndGet();
        var mode = modes.getOrDefault(registry, Mode.ANSWERS);
        if (mode == Mode.SLOW) {
            TimeUnit.SECONDS.sleep(SLOW_SECONDS);
        }
        var holds = people.get(person);
        if (mode == Mode.WRONG) {
            send(exchange, 200, "<html>maintenance</html>");
        } else if (mode == Mode.SILENT) {
            send(exchange, 503, "");
        } else if (holds == null) {
            send(exchange, 200, "{}");
        } else {
            send(exchange, 200, "{\"holds\": " + holds + ", \"source\": \"" + registry + "\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
