package io.skillcert.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests and reads whole answers, within a time. */
final class Exchange {

    private final HttpClient http;
    private final Duration timeout;
    private final Retries retries;

    Exchange(HttpClient http, Duration timeout, Retries retries) {
        this.http = http;
        this.timeout = timeout;
        this.retries = retries;
    }

    /** Sends a request, again and again if it may be repeated, and returns the last answer. */
    HttpResponse<byte[]> send(HttpRequest.Builder builder, boolean repeatable) {
        var request = builder.timeout(timeout).build();
        try {
            return repeatable
                    ? retries.call(() -> http.send(request, BodyHandlers.ofByteArray()))
                    : http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for an answer"));
        }
    }
}
