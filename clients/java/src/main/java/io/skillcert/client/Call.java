package io.skillcert.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/** A call of one operation. It is built once, sent once, and belongs to one thread. */
public final class Call {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

    private final Exchange exchange;
    private final TokenSource tokens;
    private final URI address;
    private final String method;
    private String path;
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private final Map<String, String> headers = new LinkedHashMap<>();
    private BodyPublisher body = BodyPublishers.noBody();

    Call(Exchange exchange, TokenSource tokens, URI address, String method, String path) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.address = address;
        this.method = method;
        this.path = path;
    }

    /** Replaces a name in the path. */
    public Call path(String name, Object value) {
        path = path.replace("{" + name + "}", encode(required(name, value).toString()));
        return this;
    }

    /** Adds a parameter unless it is null. The entries of a collection are separated by commas. */
    public Call query(String name, Object value) {
        if (value instanceof Collection<?> values) {
            query.add(name + "="
                    + values.stream().map(entry -> encode(entry.toString())).collect(Collectors.joining(",")));
        } else if (value != null) {
            query.add(name + "=" + encode(value.toString()));
        }
        return this;
    }

    /** Sets a header unless the value is null. An idempotency key that is null is made. */
    public Call header(String name, Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        } else if (name.equals(IDEMPOTENCY_KEY)) {
            headers.put(name, UUID.randomUUID().toString());
        }
        return this;
    }

    /** Sets the media types of the answer. */
    public Call accept(String types) {
        return header("Accept", types);
    }

    /** Sets the body: an {@link Upload} as it is, anything else as JSON, nothing if it is null. */
    public Call body(Object content) {
        if (content instanceof Upload upload) {
            body = BodyPublishers.ofByteArray(upload.content());
            return header("Content-Type", upload.type());
        }
        if (content == null) {
            return this;
        }
        try {
            body = BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body can't be written as JSON", e);
        }
        return header("Content-Type", "application/json");
    }

    /**
     * Sends the call, again where that has no second effect: {@code GET}, {@code PUT}, {@code DELETE}, and what has an
     * idempotency key.
     *
     * @param type of the answer; {@code byte[]} for its bytes
     * @return the answer, whose status is 2xx
     * @throws ProblemException if the answer has another status
     * @throws java.io.UncheckedIOException if there is no answer
     */
    public <T> Response<T> send(TypeReference<T> type) {
        var token = tokens == null ? null : tokens.token();
        var request = HttpRequest.newBuilder(uri()).method(method, body);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var repeatable = IDEMPOTENT.contains(method) || headers.containsKey(IDEMPOTENCY_KEY);
        var answer = exchange.send(request, repeatable);
        if (answer.statusCode() == 401 && token != null) {
            tokens.discard(token);
        }
        if (answer.statusCode() / 100 != 2) {
            throw ProblemException.of(answer);
        }
        return Response.of(answer, type);
    }

    private URI uri() {
        return URI.create(address.toString().replaceFirst("/$", "") + path + query);
    }

    private static Object required(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
