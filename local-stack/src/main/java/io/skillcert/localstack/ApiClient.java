package io.skillcert.localstack;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Calls the REST API of one service with a bearer token for a role. It retries a request that the service has not
 * processed (429 or 503) after the time of {@code Retry-After}; any other answer than 2xx is an {@link ApiException}.
 */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int PAGE_SIZE = 200;
    private static final int MAX_ATTEMPTS = 10;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Tokens tokens;

    /** @param address the service's address, such as {@code http://localhost:8081} */
    public ApiClient(URI address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    /** The service refused a request. The message has the problem's type and detail, but not the request's content. */
    public static final class ApiException extends RuntimeException {

        private final int status;
        private final String type;

        private ApiException(HttpRequest request, int status, JsonNode problem) {
            super("%s %s was answered %d %s: %s"
                    .formatted(
                            request.method(),
                            request.uri().getPath(),
                            status,
                            problem.path("type").asText("without a problem type"),
                            problem.path("detail").asText(problem.path("title").asText())));
            this.status = status;
            this.type = problem.path("type").asText();
        }

        public int status() {
            return status;
        }

        /** Returns the problem type, such as {@code urn:skillcert:problem:not-found}; empty if there is none. */
        public String type() {
            return type;
        }
    }

    public JsonNode get(String role, String path) {
        return json(call(role, request(path).GET()));
    }

    /** Sends a POST with an idempotency key of its own. */
    public JsonNode post(String role, String path, Object body) {
        return json(call(
                role,
                jsonRequest(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(publisher(body))));
    }

    /**
     * Sends a POST that is refused if the resource has changed since it was read.
     *
     * @param version the version that was read, sent as {@code If-Match}
     * @param body null for a request without a body
     */
    public JsonNode post(String role, String path, long version, Object body) {
        return json(call(role, jsonRequest(path, version).POST(publisher(body))));
    }

    public JsonNode put(String role, String path, Object body) {
        return json(call(role, jsonRequest(path).PUT(publisher(body))));
    }

    /** Moves the business clock of a sandbox, and returns when everything that has become due is done. */
    public void moveClock(String now) {
        while (!put("operator", "/v1/sandbox/clock", Map.of("now", now))
                .get("unfinished")
                .isEmpty()) {
            // A call runs the due jobs for 30 s; the next one goes on with what is left.
        }
    }

    /** @param version the version that was read, sent as {@code If-Match} */
    public JsonNode put(String role, String path, long version, Object body) {
        return json(call(role, jsonRequest(path, version).PUT(publisher(body))));
    }

    public JsonNode postXml(String role, String path, String xml) {
        return json(call(
                role, request(path).header("Content-Type", "application/xml").POST(BodyPublishers.ofString(xml))));
    }

    /** Uploads a document; the same one again changes nothing. */
    public JsonNode upload(String role, String path, String mediaType, byte[] content) {
        return json(call(
                role,
                request(path)
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(content))));
    }

    public byte[] download(String role, String path) {
        return call(role, request(path).GET());
    }

    /** Sends a POST without a token. */
    public JsonNode postAnonymously(String path, Object body) {
        return json(send(jsonRequest(path).POST(publisher(body)).build()));
    }

    /** Sends a POST with the token of a machine in an exam room. */
    public JsonNode postFromMachine(String token, String path, Object body) {
        return json(
                send(fromMachine(token, jsonRequest(path)).POST(publisher(body)).build()));
    }

    /** Downloads with the token of a machine in an exam room. */
    public byte[] downloadToMachine(String token, String path) {
        return send(fromMachine(token, request(path)).GET().build());
    }

    private static HttpRequest.Builder fromMachine(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    /** Returns the items of all pages of a list. */
    public List<JsonNode> list(String role, String path) {
        var items = new ArrayList<JsonNode>();
        var first = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE_SIZE;
        for (var next = first; next != null; ) {
            var page = get(role, next);
            page.get("items").forEach(items::add);
            next = page.hasNonNull("next")
                    ? first + "&after=" + page.get("next").asText()
                    : null;
        }
        return items;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).header("Accept-Language", "en");
    }

    private HttpRequest.Builder jsonRequest(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder jsonRequest(String path, long version) {
        return jsonRequest(path).header("If-Match", "\"" + version + "\"");
    }

    private byte[] call(String role, HttpRequest.Builder builder) {
        return send(builder.header("Authorization", "Bearer " + tokens.of(role)).build());
    }

    private byte[] send(HttpRequest request) {
        var answer = sendOnce(request);
        for (int attempt = 1; isNotProcessed(answer) && attempt < MAX_ATTEMPTS; attempt++) {
            sleep(answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = sendOnce(request);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new ApiException(request, answer.statusCode(), problem(answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isNotProcessed(HttpResponse<byte[]> answer) {
        return answer.statusCode() == TOO_MANY_REQUESTS || answer.statusCode() == SERVICE_UNAVAILABLE;
    }

    private static void sleep(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer is not JSON", e);
        }
    }

    private static JsonNode problem(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            return JSON.createObjectNode(); // not from the service: a proxy, or the server before it is ready
        }
    }

    private static BodyPublisher publisher(Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
