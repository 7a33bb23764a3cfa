package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.system.faults.SharedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Runs {@code ./run} without {@code --exit}: the sample cohort has finished and the services stay up. */
final class RunningStack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private static RunningStack shared;

    private final Process process;
    private final Path output;
    private final Path report;
    private final int portBase;
    private final Path data;
    private final Tokens tokens;
    private final OtlpReceiver traces = new OtlpReceiver();
    private final List<ConsumerRecord<String, String>> sampleEvents = new ArrayList<>();

    private RunningStack() throws IOException, InterruptedException {
        output = Files.createTempFile("skillcert-run", ".out");
        report = Files.createTempFile("skillcert-run", ".json");
        portBase = RunProcess.freePortBase();
        process = RunProcess.start(output, portBase, traces.environment(), "--report", report.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        data = Project.ROOT.resolve(".skillcert/run-" + portBase);
        awaitReady();
        tokens = Tokens.ofLocalIssuer(issuer());
        for (var service : Project.SERVICES) {
            sampleEvents.addAll(new Broker(broker()).read(service + ".events"));
        }
    }

    /** Returns the stack that tests share; it ends with the JVM at the latest. The shared cluster is stopped before. */
    static synchronized RunningStack shared() throws IOException, InterruptedException {
        if (shared == null) {
            SharedCluster.stop();
            shared = new RunningStack();
        }
        return shared;
    }

    static synchronized void stopShared() throws InterruptedException {
        if (shared != null) {
            shared.stop();
            shared = null;
        }
    }

    private void awaitReady() throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!printed().contains("Press Ctrl-C")) {
            assertTrue(
                    process.isAlive() && Instant.now().isBefore(deadline),
                    () -> "the stack did not start:\n" + printed());
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        assertFalse(printed().contains("run: "), this::printed);
    }

    /** Returns the address of a service, such as {@code registration}. */
    URI address(String service) {
        return URI.create("http://localhost:" + (portBase + Project.SERVICES.indexOf(service)));
    }

    /** Returns the address of health and metrics of a service. */
    URI managementAddress(String service) {
        return URI.create(
                "http://localhost:" + (portBase + Project.SERVICES.size() + Project.SERVICES.indexOf(service)));
    }

    /** Sends a record to a topic, as somebody who may write to the broker. */
    void send(ProducerRecord<String, String> forged) throws IOException {
        new Broker(broker()).send(forged);
    }

    /** Posts JSON as a client, and returns the answer, which must be 2xx. */
    JsonNode post(String client, String service, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(service).resolve(path))
                .header("Authorization", "Bearer " + tokenOf(client))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() / 100 == 2, () -> path + ": " + answer.statusCode() + " " + answer.body());
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    /** Returns what a service answers to a client in English, which must be 200. */
    JsonNode get(String client, String service, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(service).resolve(path))
                .header("Authorization", "Bearer " + tokenOf(client))
                .header("Accept-Language", "en")
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), () -> path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    /** Returns the report on the sample cohort. */
    JsonNode report() throws IOException {
        return JSON.readTree(report.toFile());
    }

    /** Returns what the program has printed. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns the token that {@code ./run} has written for a role. */
    String token(String role) {
        return Project.read(".skillcert/tokens-" + portBase + "/" + role);
    }

    /** Returns the token of any client, from the issuer of the tokens that {@code ./run} has written. */
    String tokenOf(String client) {
        return tokens.of(client);
    }

    private String issuer() throws IOException {
        var claims = Base64.getUrlDecoder().decode(token("partner").split("\\.")[1]);
        return JSON.readTree(claims).get("iss").asText();
    }

    /** Returns the number of rows of each table of each service but the audit log, which records refused calls too. */
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
                var name = names.getString("TABLE_NAME");
                if (!name.startsWith("audit_")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    Connection connect(String database) throws SQLException, IOException {
        return DriverManager.getConnection("jdbc:postgresql://" + databases() + "/" + database, "postgres", "any");
    }

    /** Returns host and port of the server of all databases. */
    String databases() throws IOException {
        return "localhost:"
                + Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                        .get(3);
    }

    /** Returns the events that the sample cohort caused, before any test has called a service. */
    List<ConsumerRecord<String, String>> sampleEvents() {
        return List.copyOf(sampleEvents);
    }

    /** Returns the events of a topic, oldest first in each partition. */
    List<ConsumerRecord<String, String>> read(String topic) throws IOException {
        return new Broker(broker()).read(topic);
    }

    /** Returns the receiver of the spans of those calls that came with a sampled trace context. */
    OtlpReceiver traces() {
        return traces;
    }

    private String broker() throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("kafka/server.properties"))) {
            settings.load(in);
        }
        return settings.getProperty("advertised.listeners").replace("PLAINTEXT://", "");
    }

    /** Returns the logs of the three services. */
    String logs() throws IOException {
        var logs = new StringBuilder();
        for (var service : Project.SERVICES) {
            logs.append(Files.readString(data.resolve("logs/" + service + "-service.log")));
        }
        return logs.toString();
    }

    /** Stops the stack as Ctrl-C does and checks that no process outlives it. */
    private void stop() throws InterruptedException {
        var started = process.descendants().toList();
        process.destroy();
        traces.close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the stack did not stop");
        assertTrue(started.stream().noneMatch(ProcessHandle::isAlive), "a process outlived the stack");
    }
}
