package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProducerKeysTest {

    @Test
    void a_key_server_that_hangs_or_answers_without_end_is_bounded() throws Exception {
        var ended = new CountDownLatch(1);
        var hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hostile.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        });
        hostile.createContext("/error", exchange -> exchange.sendResponseHeaders(500, -1));
        hostile.createContext("/html", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        hostile.createContext("/hangs", exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        hostile.start();
        try {
            for (var path : List.of("endless", "error", "html", "hangs")) {
                var address =
                        URI.create("http://localhost:" + hostile.getAddress().getPort() + "/" + path);
                var config = Settings.of(List.of(), Map.of("jwks", Map.of("exam", address)));
                var keys = new ProducerKeys(config);
                assertThrows(KeysUnavailableException.class, () -> keys.known("exam"), path);
            }
        } finally {
            ended.countDown();
            hostile.stop(0);
        }
    }
}
