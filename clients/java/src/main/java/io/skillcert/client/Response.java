package io.skillcert.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/**
 * An answer whose status is 2xx.
 *
 * @param status such as 201
 * @param headers of the answer
 * @param body null if there is none
 */
public record Response<T>(int status, HttpHeaders headers, T body) {

    static <T> Response<T> of(HttpResponse<byte[]> answer, TypeReference<T> type) {
        return new Response<>(answer.statusCode(), answer.headers(), read(answer.body(), type));
    }

    @SuppressWarnings("unchecked")
    private static <T> T read(byte[] body, TypeReference<T> type) {
        if (type.getType() == byte[].class) {
            return (T) body;
        }
        try {
            return body.length == 0 ? null : Json.MAPPER.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer is not the expected JSON", e);
        }
    }

    /** Returns the {@code ETag}, to be sent as {@code ifMatch} by who changes what was read; null if there is none. */
    public String etag() {
        return headers.firstValue("ETag").orElse(null);
    }

    /** Returns the {@code X-Request-Id}, by which an operator finds the call in the logs; null if there is none. */
    public String requestId() {
        return headers.firstValue("X-Request-Id").orElse(null);
    }

    /** Tells whether the service has answered a repeated idempotency key with the answer that it had given before. */
    public boolean replayed() {
        return headers.firstValue("Idempotency-Replayed").filter("true"::equals).isPresent();
    }
}
