package io.skillcert.delivery.webhook;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Sends messages over HTTP. A message goes to the address that was checked, with the name of the host in its headers and its
 * certificate. No redirect is followed, and of an answer only the status and {@code Retry-After} are used.
 */
@ApplicationScoped
class SendMessage {

    /** The settings {@code quarkus.tls.webhooks.*}; without them the JVM's certificate authorities are trusted. */
    private static final String TLS_CONFIGURATION = "webhooks";

    static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** How much of an answer is read before its connection is closed. */
    private static final int MAX_ANSWER_BYTES = 64 << 10;

    /** As many as are sent at once: the receivers of several accounts may have the same host, and one must not delay the others. */
    private static final int MAX_OF_HOST = 256;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Vertx vertx;
    private final HttpClient http;

    SendMessage(Vertx vertx, TlsConfigurationRegistry certificates) {
        this.vertx = vertx;
        var options = new HttpClientOptions()
                .setTracingPolicy(TracingPolicy.IGNORE) // receivers get no trace context
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setConnectTimeout((int) TIME_LIMIT.toMillis())
                .setIdleTimeout((int) TIME_LIMIT.toSeconds() + 1)
                .setMaxPoolSize(MAX_OF_HOST);
        certificates.get(TLS_CONFIGURATION).ifPresent(tls -> options.setTrustOptions(tls.getTrustStoreOptions()));
        this.http = vertx.createHttpClient(options);
    }

    /**
     * Sends a message; the result comes within {@link #TIME_LIMIT}.
     *
     * @param address that of the host, which was checked
     */
    CompletableFuture<Outcome> send(Message message, InetAddress address) {
        var attempt = new Attempt();
        attempt.timer = vertx.setTimer(TIME_LIMIT.toMillis(), timer -> attempt.timeOut());
        http.request(options(message.url(), address))
                .onSuccess(request -> attempt.send(request, message))
                .onFailure(e -> attempt.complete(Outcome.failed(DeliveryFailure.CONNECTION)));
        return attempt.outcome;
    }

    private static RequestOptions options(URI url, InetAddress address) {
        var isHttps = "https".equalsIgnoreCase(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : isHttps ? HTTPS_PORT : HTTP_PORT;
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isHttps)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    /** One request and its answer. Its methods are called by one thread of Vert.x, except for {@link #timeOut}. */
    private final class Attempt {

        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private volatile HttpClientRequest sent;
        private volatile Outcome answer;
        private Instant sentAt;
        private long timer;
        private int read;

        void send(HttpClientRequest request, Message message) {
            sent = request;
            sentAt = Instant.ofEpochSecond(message.timestamp());
            if (outcome.isDone()) {
                request.reset();
                return;
            }
            request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.USER_AGENT, "Skillcert-Webhooks")
                    .putHeader("webhook-id", message.eventId().toString())
                    .putHeader("webhook-timestamp", Long.toString(message.timestamp()))
                    .putHeader("webhook-signature", message.signature())
                    .send(message.body())
                    .onSuccess(this::read)
                    .onFailure(e -> complete(Outcome.failed(DeliveryFailure.CONNECTION)));
        }

        private void read(HttpClientResponse response) {
            answer = Outcome.answered(response.statusCode(), RetryAfter.of(response.getHeader("Retry-After"), sentAt));
            response.exceptionHandler(e -> complete(answer))
                    .endHandler(end -> complete(answer))
                    .handler(this::count);
        }

        private void count(Buffer part) {
            read += part.length();
            if (read > MAX_ANSWER_BYTES) {
                complete(answer);
                sent.reset();
            }
        }

        void timeOut() {
            complete(answer == null ? Outcome.failed(DeliveryFailure.TIMEOUT) : answer);
            if (sent != null) {
                sent.reset();
            }
        }

        void complete(Outcome result) {
            vertx.cancelTimer(timer);
            outcome.complete(result);
        }
    }
}
