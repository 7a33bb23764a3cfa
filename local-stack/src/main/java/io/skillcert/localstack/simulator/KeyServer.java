package io.skillcert.localstack.simulator;

import com.sun.net.httpserver.HttpServer;
import io.skillcert.localstack.service.DevelopmentKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes the public signing keys of services that do not run in a test. */
public final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicReference<DevelopmentKeys> keys = new AtomicReference<>();
    private final AtomicInteger requests = new AtomicInteger();

    public KeyServer(DevelopmentKeys keys) throws IOException {
        this.keys.set(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                var service = exchange.getRequestURI().getPath().substring(1);
                var bytes = this.keys.get().published(service).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    /** Returns the address of the keys of a service, such as {@code exam}. */
    public URI addressOf(String service) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + service);
    }

    /** Publishes other keys from now on. */
    public void publish(DevelopmentKeys others) {
        keys.set(others);
    }

    /** Returns how often keys were asked for. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
