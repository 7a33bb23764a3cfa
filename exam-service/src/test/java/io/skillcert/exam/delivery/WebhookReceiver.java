package io.skillcert.exam.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.StandardConstants;

/** A receiver of webhooks on the loopback address, which answers as a test says. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

    private final Set<String> serverNames = ConcurrentHashMap.newKeySet();

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    /** A message that has arrived. */
    record Received(String body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }

        String id() {
            return header("webhook-id");
        }
    }

    /** Answers a message. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    static WebhookReceiver start() throws IOException {
        return new WebhookReceiver(HttpServer.create(anyPort(), 0)).started();
    }

    /** Starts a receiver with TLS. */
    static WebhookReceiver start(SSLContext tls) throws IOException {
        var server = HttpsServer.create(anyPort(), 0);
        var receiver = new WebhookReceiver(server);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters connection) {
                var parameters = tls.getDefaultSSLParameters();
                parameters.setSNIMatchers(List.of(receiver.recordServerName()));
                connection.setSSLParameters(parameters);
            }
        });
        return receiver.started();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private WebhookReceiver started() {
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return this;
    }

    private SNIMatcher recordServerName() {
        return new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
            @Override
            public boolean matches(SNIServerName name) {
                serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
                return true;
            }
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(body, Map.copyOf(exchange.getRequestHeaders())));
            answer.to(exchange);
        }
    }

    void answers(Answer newAnswer) {
        answer = newAnswer;
    }

    void answers(int status) {
        answer = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> ids() {
        return received.stream().map(Received::id).toList();
    }

    /** The host names that clients have named when they began TLS (SNI). */
    Set<String> serverNames() {
        return Set.copyOf(serverNames);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hooks?tenant=1";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
