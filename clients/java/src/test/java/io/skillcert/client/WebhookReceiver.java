package io.skillcert.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The receiver of webhooks that the documentation shows. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final String secret;
    private final Map<String, WebhookEvent> events = new ConcurrentHashMap<>();

    WebhookReceiver(String secret) throws IOException {
        this.secret = secret;
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        // region webhook
        try {
            var body = exchange.getRequestBody().readAllBytes();
            var event = Webhooks.verify(secret, exchange.getRequestHeaders()::getFirst, body);
            events.putIfAbsent(event.id(), event); // it may come again; handle it afterwards
            exchange.sendResponseHeaders(204, -1);
        } catch (InvalidWebhookException e) {
            exchange.sendResponseHeaders(401, -1);
        } finally {
            exchange.close();
        }
        // endregion
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    Map<String, WebhookEvent> events() {
        return events;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
