package io.skillcert.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skillcert.localstack.server.Tokens;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Keycloak's own distribution with the realm of {@code deploy/keycloak}, started by the command and with the variables of
 * {@code docker-compose.yml}. What differs: free ports of the loopback interface, another PostgreSQL, random secrets, and a cache
 * without a network, as there is one node. It is built at its start, which takes half a minute.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final String REALM = "deploy/keycloak/skillcert-realm.json";
    private static final String DATABASE = "keycloak";
    private static final Pattern SECRET = Pattern.compile("\\$\\{\\w+}");
    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static final int STOP_SECONDS = 30;

    private final Path log;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private KeycloakServer(Path root, Path distribution, String jdbcUrl, Map<String, String> settings, Path log)
            throws IOException {
        this.log = log;
        var compose = new ObjectMapper(new YAMLFactory())
                .readTree(root.resolve("docker-compose.yml").toFile())
                .at("/services/keycloak");
        port = freePort();
        managementPort = freePort();
        environment = environment(compose, jdbcUrl, settings);
        var imported = Files.createDirectories(distribution.resolve("data/import"));
        Files.copy(root.resolve(REALM), imported.resolve("skillcert-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        var command = new ArrayList<>(List.of(distribution.resolve("bin/kc.sh").toString()));
        compose.get("command").forEach(argument -> command.add(argument.asText()));
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param root the project's directory, in which the build of {@code system-tests} has unpacked the distribution; one Keycloak runs
     *     of it at a time
     * @param jdbcUrl returns the URL of a database on a PostgreSQL that accepts any password; one is created there
     * @param settings variables that replace those of {@code docker-compose.yml}
     * @param log the file that it logs to
     * @throws IOException if it ends, or is not ready after five minutes
     */
    public static KeycloakServer start(Path root, UnaryOperator<String> jdbcUrl, Map<String, String> settings, Path log)
            throws IOException, SQLException, InterruptedException {
        createDatabase(jdbcUrl.apply("postgres"));
        var server = new KeycloakServer(root, distribution(root), jdbcUrl.apply(DATABASE), settings, log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "keycloak-end"));
        try {
            server.awaitReady();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Path distribution(Path root) throws IOException {
        var folder = root.resolve("system-tests/target/keycloak");
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    folder + " is missing: build it with 'mvn -B pre-integration-test -pl system-tests -am'");
        }
        try (var unpacked = Files.list(folder)) {
            return unpacked.filter(found -> Files.isExecutable(found.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no Keycloak in " + folder));
        }
    }

    private static void createDatabase(String superuserUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(superuserUrl, "postgres", "any");
                var statement = connection.createStatement()) {
            statement.execute("create role keycloak login");
            statement.execute("create database keycloak owner keycloak");
        }
    }

    private Map<String, String> environment(JsonNode compose, String jdbcUrl, Map<String, String> settings) {
        var variables = new TreeMap<String, String>();
        compose.get("environment").properties().forEach(variable -> {
            var value = variable.getValue().asText();
            variables.put(
                    variable.getKey(),
                    SECRET.matcher(value).matches() ? UUID.randomUUID().toString() : value);
        });
        variables.putAll(settings);
        variables.put("KC_DB_URL", jdbcUrl);
        variables.put("KC_CACHE", "local");
        variables.put("KC_HOSTNAME", "http://localhost:" + port);
        variables.put("KC_HTTP_HOST", "127.0.0.1");
        variables.put("KC_HTTP_PORT", Integer.toString(port));
        variables.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return variables;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("Keycloak did not become ready: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    /** Returns the issuer of its tokens, which is where browsers reach the realm. */
    public URI issuer() {
        return URI.create("http://localhost:" + port + "/realms/skillcert");
    }

    /** Returns the realm's address by another host name, as services have it that reach Keycloak inside a network. */
    public URI internalAddress() {
        return URI.create("http://127.0.0.1:" + port + "/realms/skillcert");
    }

    /** Returns the address of Keycloak itself. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Returns the value of one of its variables, such as {@code SKILLCERT_SAMPLE_CANDIDATE_PASSWORD}. */
    public String variable(String name) {
        return environment.get(name);
    }

    /** Returns the tokens of the realm's confidential clients, each got with the client's own secret. */
    public Tokens tokens() {
        return new Tokens(
                URI.create(issuer() + "/protocol/openid-connect/token"),
                client -> variable(
                        "SKILLCERT_" + client.toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "_CLIENT_SECRET"));
    }

    @Override
    public void close() {
        var started = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
