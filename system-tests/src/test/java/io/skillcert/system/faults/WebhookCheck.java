package io.skillcert.system.faults;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skillcert.localstack.cluster.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Receives the webhook messages of subsidy-service, verifies them and compares them with its event log. */
final class WebhookCheck implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;
    private static final String DATABASE = "subsidy";

    private final Cluster cluster;
    private final HttpServer receiver;
    private final Webhook verifier;
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final Set<String> unverified = ConcurrentHashMap.newKeySet();
    private final long registeredAt;

    private WebhookCheck(Cluster cluster, RetryingClient client) throws Exception {
        this.cluster = cluster;
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var url = "http://localhost:" + receiver.getAddress().getPort() + "/";
        var webhook = client.create(
                SubsidyClient.SERVICE, "integrator", "/v1/webhooks", Map.of("url", url, "types", List.of()));
        verifier = new Webhook(webhook.path("secret").textValue());
        receiver.createContext("/", this::receive);
        receiver.start();
        registeredAt = Long.parseLong(
                DatabaseCheck.rows(cluster, DATABASE, "select coalesce(max(position), 0)::text from event_log")
                        .get(0));
    }

    static WebhookCheck start(Cluster cluster, RetryingClient client) throws Exception {
        return new WebhookCheck(cluster, client);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            try {
                verifier.verify(body, exchange.getRequestHeaders());
                received.add(id);
            } catch (WebhookVerificationException e) {
                unverified.add(id + ": " + e.getMessage());
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Returns how many messages have come, without repetitions. */
    int received() {
        return received.size();
    }

    /**
     * Waits for the message of every event that was logged since the registration. Returns how many are missing, which
     * signatures do not fit and which events were received that the log does not have.
     */
    List<String> check() throws Exception {
        var logged = Set.copyOf(DatabaseCheck.rows(
                cluster, DATABASE, "select id::text from event_log where position > " + registeredAt));
        for (int i = 0; i < LIMIT_SECONDS && !received.containsAll(logged); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        var differences = new ArrayList<String>();
        var missing = new HashSet<>(logged);
        missing.removeAll(received);
        if (!missing.isEmpty()) {
            differences.add("webhooks: %d of %d messages are missing".formatted(missing.size(), logged.size()));
        }
        unverified.forEach(message -> differences.add("webhooks: not verified: " + message));
        var unknown = new HashSet<>(received);
        unknown.removeAll(Set.copyOf(DatabaseCheck.rows(cluster, DATABASE, "select id::text from event_log")));
        unknown.forEach(id -> differences.add("webhooks: received, but not in the log: " + id));
        return differences;
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
