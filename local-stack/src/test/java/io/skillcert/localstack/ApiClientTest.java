package io.skillcert.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> answer(exchange, 200, "{\"access_token\": \"a.token\"}"));
        server.start();
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        client = new ApiClient(address, Tokens.ofLocalIssuer(address.toString()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_request_that_was_not_processed_is_sent_again_with_the_same_key() {
        server.createContext("/busy", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getResponseHeaders().set("Retry-After", "0");
            answer(exchange, List.of(503, 429, 201).get(keys.size() - 1), "{\"id\": 7}");
        });
        assertEquals(
                7, client.post("partner", "/busy", Map.of("a", 1)).get("id").asInt());
        assertEquals(3, keys.size());
        assertEquals(1, keys.stream().distinct().count());
    }

    @Test
    void a_refusal_names_the_problem_and_not_what_was_sent() {
        server.createContext(
                "/refused",
                exchange -> answer(
                        exchange,
                        409,
                        "{\"type\": \"urn:skillcert:problem:illegal-transition\", \"detail\": \"No.\"}"));
        var refusal = assertThrows(
                ApiClient.ApiException.class, () -> client.post("partner", "/refused", 3, Map.of("name", "Li Lei")));
        assertEquals(409, refusal.status());
        assertEquals("urn:skillcert:problem:illegal-transition", refusal.type());
        assertTrue(refusal.getMessage().endsWith("illegal-transition: No."), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("Li Lei"));
    }

    @Test
    void a_list_has_the_items_of_all_pages() {
        server.createContext("/list", exchange -> {
            var isLast = exchange.getRequestURI().getQuery().contains("after=2");
            answer(exchange, 200, isLast ? "{\"items\": [3]}" : "{\"items\": [1, 2], \"next\": \"2\"}");
        });
        assertEquals(
                List.of(1, 2, 3),
                client.list("partner", "/list?level=3").stream()
                        .map(JsonNode::asInt)
                        .toList());
    }

    private static void answer(HttpExchange exchange, int status, String content) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
