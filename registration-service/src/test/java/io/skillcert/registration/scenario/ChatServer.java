package io.skillcert.registration.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of OpenAI's chat completions. It answers with the last message, reversed; a message that begins with the name of a
 * {@link Fault} has that fault. {@code GET /calls} has all calls as JSON.
 */
final class ChatServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Map<String, Object>> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is wrong with an answer. */
    enum Fault {
        ERROR,
        SILENCE,
        DRIP,
        HUGE,
        LONG,
        BROKEN,
        EMPTY,
        REDIRECT,
        CONTROL
    }

    ChatServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/v1/calls", call -> send(call, 200, JSON.writeValueAsString(calls)));
        server.start();
    }

    /** The base address of the protocol. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    }

    private void complete(HttpExchange call) throws IOException {
        var body = JSON.readTree(call.getRequestBody());
        var key = call.getRequestHeaders().getFirst("Authorization");
        calls.add(Map.of("authorization", key == null ? "" : key, "body", body));
        var messages = body.get("messages");
        var last = messages.get(messages.size() - 1).get("content").asText();
        for (var fault : Fault.values()) {
            if (last.startsWith(fault.name())) {
                fail(call, fault);
                return;
            }
        }
        send(call, 200, answer(new StringBuilder(last).reverse().toString()));
    }

    private static String answer(String content) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "id", "chatcmpl-1",
                "object", "chat.completion",
                "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", content)))));
    }

    private void fail(HttpExchange call, Fault fault) throws IOException {
        switch (fault) {
            case ERROR -> send(call, 500, answer("not to be used"));
            case SILENCE -> hold();
            case DRIP -> {
                call.sendResponseHeaders(200, 0);
                call.getResponseBody().write("{\"choices\":".getBytes(StandardCharsets.UTF_8));
                call.getResponseBody().flush();
                hold();
            }
            case HUGE -> send(call, 200, answer("x".repeat(300_000)));
            case LONG -> send(call, 200, answer("长".repeat(8_001)));
            case BROKEN -> send(call, 200, "{\"choices\": [");
            case EMPTY -> send(call, 200, "{\"choices\": []}");
            case REDIRECT -> {
                call.getResponseHeaders().set("Location", address() + "/calls");
                send(call, 302, "");
            }
            case CONTROL -> send(call, 200, answer("a\u0000b"));
        }
    }

    private void hold() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    /** What was sent, call by call. */
    List<JsonNode> bodies() {
        return calls.stream().map(call -> (JsonNode) call.get("body")).toList();
    }

    /** The header {@code Authorization} of the last call. */
    String authorization() {
        return (String) calls.get(calls.size() - 1).get("authorization");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
