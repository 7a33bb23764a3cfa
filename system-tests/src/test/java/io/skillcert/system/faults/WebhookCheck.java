package io.skillcert.system.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skillcert.localstack.cluster.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Receives the webhook messages of subsidy-service and compares them with its event log. */
final class WebhookCheck implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;
    private static final String DATABASE = "subsidy";

    private final Cluster cluster;
    private final HttpServer receiver;
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final long registeredAt;

    private WebhookCheck(Cluster cluster, RetryingClient client) throws Exception {
        this.cluster = cluster;
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        var url = "http://localhost:" + receiver.getAddress().getPort() + "/";
        client.create(SubsidyClient.SERVICE, "integrator", "/v1/webhooks", Map.of("url", url, "types", List.of()));
        registeredAt = Long.parseLong(
                DatabaseCheck.rows(cluster, DATABASE, "select coalesce(max(position), 0)::text from event_log")
                        .get(0));
    }

    static WebhookCheck start(Cluster cluster, RetryingClient client) throws Exception {
        return new WebhookCheck(cluster, client);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Returns how many messages have come, without repetitions. */
    int received() {
        return received.size();
    }

    /** Waits for the message of every event that was logged since the registration, and returns how many are missing. */
    List<String> check() throws Exception {
        var logged = Set.copyOf(DatabaseCheck.rows(
                cluster, DATABASE, "select id::text from event_log where position > " + registeredAt));
        for (int i = 0; i < LIMIT_SECONDS && !received.containsAll(logged); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        var missing = new HashSet<>(logged);
        missing.removeAll(received);
        return missing.isEmpty()
                ? List.of()
                : List.of("webhooks: %d of %d messages are missing".formatted(missing.size(), logged.size()));
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
