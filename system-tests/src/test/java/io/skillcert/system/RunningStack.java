package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.testing.Broker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** {@code ./run} without {@code --exit}: the sample cohort is through, the services stay up, tokens are printed. */
final class RunningStack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Path DATA = Project.ROOT.resolve(".skillcert/run");

    private static RunningStack shared;

    private final Process process;
    private final Path output;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();
    private final List<ConsumerRecord<String, String>> sampleEvents = new ArrayList<>();

    private RunningStack(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** One for all tests that only need it running; it ends with the JVM, or before another needs its ports. */
    static synchronized RunningStack shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start(Files.createTempFile("skillcert-run", ".out"));
            Runtime.getRuntime().addShutdownHook(new Thread(shared.process::destroy));
        }
        return shared;
    }

    static synchronized void stopShared() throws InterruptedException {
        if (shared != null) {
            shared.stop();
            shared = null;
        }
    }

    private static RunningStack start(Path output) throws IOException, InterruptedException {
        var stack = new RunningStack(RunProcess.start(output), output);
        var deadline = Instant.now().plus(PATIENCE);
        while (!Files.readString(output).contains("Ctrl-C stops everything")) {
            assertTrue(
                    stack.process.isAlive() && Instant.now().isBefore(deadline),
                    () -> "the stack did not come up:\n" + stack.printed());
            stack.process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        assertFalse(stack.printed().contains("stuck"), stack::printed);
        for (var service : Project.SERVICES) {
            stack.sampleEvents.addAll(new Broker(broker()).read(service + ".events"));
        }
        return stack;
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The token printed for a role. */
    String token(String role) {
        return printed()
                .lines()
                .filter(line -> line.startsWith(role + " "))
                .map(line -> line.substring(role.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /** Another client's token, from the issuer that the printed ones name. */
    String tokenOf(String client) {
        return tokens.computeIfAbsent(client, this::fetch);
    }

    private String fetch(String client) {
        try {
            var claims = Base64.getUrlDecoder().decode(token("partner").split("\\.")[1]);
            var issuer = JSON.readTree(claims).get("iss").asText();
            var form = "grant_type=client_credentials&client_secret=unused&client_id=" + client;
            var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return JSON.readTree(answer.body()).get("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many rows each table of each service holds. */
    Map<String, Long> rows() throws SQLException, IOException {
        var rows = new TreeMap<String, Long>();
        for (var service : Project.SERVICES) {
            try (var connection = connect(service);
                    var statement = connection.createStatement()) {
                for (var table : tables(connection)) {
                    var count = statement.executeQuery("select count(*) from " + table);
                    count.next();
                    rows.put(service + "." + table, count.getLong(1));
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var names = connection.getMetaData().getTables(null, "public", null, new String[] {"TABLE"})) {
            while (names.next()) {
                tables.add(names.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static Connection connect(String database) throws SQLException, IOException {
        var port =
                Files.readAllLines(DATA.resolve("postgres/data/postmaster.pid")).get(3);
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, "postgres", "any");
    }

    /** What the sample cohort had sent on its way before any test did anything. */
    List<ConsumerRecord<String, String>> sampleEvents() {
        return List.copyOf(sampleEvents);
    }

    private static String broker() throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(DATA.resolve("kafka/server.properties"))) {
            settings.load(in);
        }
        return settings.getProperty("advertised.listeners").replace("PLAINTEXT://", "");
    }

    /** What the three services have logged. */
    String logs() throws IOException {
        var logs = new StringBuilder();
        for (var service : Project.SERVICES) {
            logs.append(Files.readString(DATA.resolve("logs/" + service + "-service.log")));
        }
        return logs.toString();
    }

    /** As Ctrl-C does; nothing it has started may outlive it. */
    void stop() throws InterruptedException {
        var started = process.descendants().toList();
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the stack did not stop");
        assertTrue(started.stream().noneMatch(ProcessHandle::isAlive), "a process outlived the stack");
    }
}
