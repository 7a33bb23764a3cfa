package io.skillcert.registration.document;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty bucket that answers no write until a test posts to {@code /release}; {@code /writing} tells how many wait. */
public final class SlowBucket implements QuarkusTestResourceLifecycleManager {

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger writing = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/documents", this::answer);
        server.createContext("/writing", call -> send(call, Integer.toString(writing.get())));
        server.createContext("/release", call -> {
            released.countDown();
            send(call, "");
        });
        server.start();
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Map.of(
                "skillcert.documents.s3.bucket", "documents",
                "skillcert.documents.s3.endpoint", endpoint.toString(),
                "skillcert.documents.s3.access-key", "any",
                "skillcert.documents.s3.secret-key", "any");
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        if (!call.getRequestMethod().equals("PUT")) {
            call.sendResponseHeaders(404, -1);
            call.close();
            return;
        }
        writing.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(call, "");
    }

    private static void send(HttpExchange call, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.US_ASCII);
        call.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
