package io.skillcert.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the pages of exam-service from its sources, with the headers that the service sends, and the API of an {@link ExamOffice}. */
final class PageServer implements AutoCloseable {

    private static final String RESOURCES = "src/main/resources/META-INF/resources";
    private static final Path ROOT = Path.of(System.getProperty("skillcert.root"));
    private static final Path PAGES = ROOT.resolve("exam-service").resolve(RESOURCES);
    private static final Path SHARED = ROOT.resolve("libs/web-pages").resolve(RESOURCES);
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "map", "application/json");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    PageServer(ExamOffice office) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", PageServer::serve);
        server.createContext("/v1/", office::answer);
        server.start();
    }

    /** The address of a page; {@code localhost} counts as secure for browsers. */
    String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/")) {
            path += "index.html";
        }
        var content = path.startsWith("/_static/") ? ofLibrary(path) : ofPages(path);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain") + ";charset=UTF-8");
        exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
        if (content != null) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private static byte[] ofPages(String path) throws IOException {
        var folder = path.startsWith("/web/") ? SHARED : PAGES;
        var file = folder.resolve(path.substring(1)).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    private static byte[] ofLibrary(String path) throws IOException {
        try (var resource = PageServer.class.getResourceAsStream("/META-INF/resources" + path)) {
            return resource == null ? null : resource.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
