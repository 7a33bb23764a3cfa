package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves Pyodide, the Python of browsers, from its npm package, as an operator does: static files of another origin, with CORS. */
final class PyodideServer implements AutoCloseable {

    private static final String VERSION = "314.0.7";
    private static final String SHA_512 =
            "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==";
    private static final Path FOLDER = Path.of("target/pyodide").toAbsolutePath();
    private static final Path ARCHIVE = FOLDER.resolve("pyodide-" + VERSION + ".tgz");
    private static final long FETCH_MINUTES = 5;
    private static final Map<String, String> TYPES =
            Map.of("mjs", "text/javascript", "json", "application/json", "wasm", "application/wasm");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    PyodideServer() throws Exception {
        fetch();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", PyodideServer::serve);
        server.start();
    }

    /** The address of its folder, for {@code SKILLCERT_PYODIDE_URL}. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private static void fetch() throws Exception {
        Files.createDirectories(FOLDER);
        if (!Files.exists(ARCHIVE)) {
            run(List.of(Tool.NPM.executable().toString(), "pack", "pyodide@" + VERSION));
        }
        var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(ARCHIVE));
        assertEquals(SHA_512, Base64.getEncoder().encodeToString(digest), ARCHIVE + " is another package");
        run(List.of("tar", "-xzf", ARCHIVE.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
        }
        assertTrue(
                process.waitFor() == 0,
                "This failed, and needs a registry of npm: cd " + FOLDER + " && " + String.join(" ", command));
    }

    private static void serve(HttpExchange exchange) throws IOException {
        var folder = FOLDER.resolve("package");
        var file =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        var exists = file.startsWith(folder) && Files.isRegularFile(file);
        var name = file.getFileName().toString();
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
        exchange.sendResponseHeaders(exists ? 200 : 404, exists ? Files.size(file) : -1);
        if (exists) {
            Files.copy(file, exchange.getResponseBody());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
