package io.skillcert.system.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skillcert.client.InvalidWebhookException;
import io.skillcert.client.Skillcert;
import io.skillcert.client.WebhookEvent;
import io.skillcert.client.Webhooks;
import io.skillcert.client.subsidy.WebhookApi;
import io.skillcert.client.subsidy.WebhookRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives the events of paid subsidies by a webhook of subsidy-service, and keeps those that the client has verified. */
public final class PaymentReceiver implements AutoCloseable {

    private static final String PAID = "io.skillcert.subsidy.subsidy-paid.v1";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final WebhookApi webhooks;
    private final UUID webhook;
    private final String secret;
    private final Map<String, WebhookEvent> events = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    PaymentReceiver(Skillcert account) throws IOException {
        webhooks = new WebhookApi(account.subsidy());
        var registered = webhooks.register(new WebhookRequest()
                        .url("http://localhost:" + server.getAddress().getPort())
                        .addTypesItem(PAID))
                .body();
        webhook = registered.getId();
        secret = registered.getSecret();
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try {
            var body = exchange.getRequestBody().readAllBytes();
            var event = Webhooks.verify(secret, exchange.getRequestHeaders()::getFirst, body);
            events.putIfAbsent(event.id(), event);
            exchange.sendResponseHeaders(204, -1);
        } catch (InvalidWebhookException e) {
            refused.incrementAndGet();
            exchange.sendResponseHeaders(401, -1);
        } finally {
            exchange.close();
        }
    }

    /** Waits for the event of a claim's payment and returns it. */
    public WebhookEvent await(UUID claim) {
        return TutorialInJava.until(
                        "the payment of the claim is received",
                        () -> events.values().stream()
                                .filter(event -> event.subject().equals(claim.toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Returns how many messages were not signed with the secret of the webhook. */
    public int refused() {
        return refused.get();
    }

    /** Deletes the webhook and stops. */
    @Override
    public void close() {
        webhooks.delete(webhook);
        server.stop(0);
    }
}
