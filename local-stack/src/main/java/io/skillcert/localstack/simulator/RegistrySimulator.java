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
 * The four registers that know the bases of a claim, for rehearsals. Nobody stands in them at first: about whom they
 * were told nothing they do not know. Each may be told to be slow, to answer nonsense, or to be silent.
 *
 * <p>{@code POST /<register>/inquiries} asks; {@code PUT /<register>/people/<number>} with {@code {"holds": true}} enters
 * somebody; {@code PUT /<register>/mode} with {@code {"mode": "SLOW"}} changes how it behaves.
 */
public final class RegistrySimulator implements AutoCloseable {

    public static final List<String> REGISTERS = List.of("household", "social-insurance", "unemployment", "graduates");

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

    /** @param port 0: a free one. On the loopback only */
    public static RegistrySimulator start(int port) throws IOException {
        return new RegistrySimulator(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** @param register such as {@code household} */
    public URI addressOf(String register) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + register);
    }

    public void enter(String register, String number, boolean holds) {
        people.put(register + "/" + number, holds);
    }

    public void behave(String register, Mode mode) {
        modes.put(register, mode);
    }

    /** How often it was asked about somebody. */
    public int timesAsked(String register, String number) {
        return asked.getOrDefault(register + "/" + number, new AtomicInteger()).get();
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

    private void answer(HttpExchange exchange, String register, JsonNode question)
            throws IOException, InterruptedException {
        var person = register + "/" + question.get("identityNumber").asText();
        asked.computeIfAbsent(person, any -> new AtomicInteger()).incrementAndGet();
        var mode = modes.getOrDefault(register, Mode.ANSWERS);
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
            send(exchange, 200, "{\"holds\": " + holds + ", \"source\": \"" + register + "\"}");
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
