package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The three services' REST APIs, as any other system would call them. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Tokens tokens;
    private final URI registration;
    private final URI exam;
    private final URI subsidy;

    public Api(Tokens tokens, URI registration, URI exam, URI subsidy) {
        this.tokens = tokens;
        this.registration = registration;
        this.exam = exam;
        this.subsidy = subsidy;
    }

    /** An answer that the cohort does not expect. */
    static final class UnexpectedAnswerException extends RuntimeException {

        private final int status;

        UnexpectedAnswerException(HttpRequest request, HttpResponse<String> answer) {
            super(request.method() + " " + request.uri().getPath() + " answered " + answer.statusCode() + ": "
                    + answer.body());
            status = answer.statusCode();
        }

        boolean isNotFound() {
            return status == NOT_FOUND;
        }
    }

    URI registration(String path) {
        return registration.resolve(path);
    }

    URI exam(String path) {
        return exam.resolve(path);
    }

    URI subsidy(String path) {
        return subsidy.resolve(path);
    }

    List<URI> all(String path) {
        return List.of(registration(path), exam(path), subsidy(path));
    }

    JsonNode get(String role, URI address) {
        return call(role, HttpRequest.newBuilder(address).GET());
    }

    JsonNode put(String role, URI address, Object body) {
        return call(role, json(address).PUT(body(body)));
    }

    /** Creates or moves something: once, however often it is sent. */
    JsonNode post(String role, URI address, Object body) {
        return call(
                role,
                json(address)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body(body)));
    }

    /** Changes what is there, in the version that was read. @param body null for none */
    JsonNode change(String role, URI address, long version, Object body) {
        return call(
                role, json(address).header("If-Match", "\"" + version + "\"").POST(body(body)));
    }

    /** Changes what is there as a whole, in the version that was read. */
    JsonNode replace(String role, URI address, long version, Object body) {
        return call(
                role, json(address).header("If-Match", "\"" + version + "\"").PUT(body(body)));
    }

    /** As it is. */
    byte[] file(String role, URI address) {
        return send(role, HttpRequest.newBuilder(address).GET()).getBytes(StandardCharsets.UTF_8);
    }

    JsonNode sendXml(String role, URI address, String message) {
        return call(
                role,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(message)));
    }

    /** The account by which the services know a client: as its token names it. */
    String account(String role) {
        try {
            var claims =
                    JSON.readTree(Base64.getUrlDecoder().decode(tokens.of(role).split("\\.")[1]));
            return List.of("upn", "preferred_username", "sub").stream()
                    .filter(claims::hasNonNull)
                    .map(claim -> claims.get(claim).asText())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("a token can't be read", e);
        }
    }

    /** All pages of a list. */
    List<JsonNode> list(String role, URI address) {
        var items = new ArrayList<JsonNode>();
        var separator = address.getQuery() == null ? "?" : "&";
        var next = address + separator + "limit=" + PAGE;
        while (next != null) {
            var page = get(role, URI.create(next));
            page.get("items").forEach(items::add);
            next = page.hasNonNull("next")
                    ? address + separator + "limit=" + PAGE + "&after="
                            + page.get("next").asText()
                    : null;
        }
        return items;
    }

    private JsonNode call(String role, HttpRequest.Builder builder) {
        try {
            return JSON.readTree(send(role, builder));
        } catch (IOException e) {
            throw new IllegalStateException("an answer is not JSON", e);
        }
    }

    private String send(String role, HttpRequest.Builder builder) {
        var request = builder.timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.of(role))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new UnexpectedAnswerException(request, answer);
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri().getPath() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder json(URI address) {
        return HttpRequest.newBuilder(address).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(Object body) {
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
