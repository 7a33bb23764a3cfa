package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Calls one replica of a service. */
final class ServiceApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Tokens tokens;
    private final URI address;

    ServiceApi(Tokens tokens, URI address) {
        this.tokens = tokens;
        this.address = address;
    }

    URI address(String path) {
        return address.resolve(path);
    }

    String token(String role) {
        return tokens.of(role);
    }

    static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(address(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token(role))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json");
    }

    JsonNode get(String role, String path) throws IOException, InterruptedException {
        return send(request(role, path).GET());
    }

    JsonNode post(String role, String path, Object body) throws IOException, InterruptedException {
        return send(request(role, path).POST(body(body)));
    }

    void setClock(String now) throws IOException, InterruptedException {
        send(request("operator", "/v1/sandbox/clock").PUT(body(Map.of("now", now))));
    }

    private static BodyPublisher body(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : json(body));
    }

    /** @throws IllegalStateException if the answer is not 2xx */
    JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
