package io.skillcert.localstack.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * PostgreSQL, Kafka and the OIDC issuer, started together. As a program of its own it prints one line of JSON with the
 * addresses when all are ready, takes commands on standard input ({@code kafka} or {@code postgres}, then {@code kill} or {@code start}) and ends
 * when its input ends: nothing is left behind when the parent dies.
 */
public final class Infrastructure implements AutoCloseable {

    private final Path directory;
    private final KafkaBroker kafka;
    private Issuer issuer;
    private PostgresServer postgres;

    private Infrastructure(Path directory, KafkaBroker kafka) {
        this.directory = directory;
        this.kafka = kafka;
    }

    /** Ports of 0 are free ones. */
    public static Infrastructure start(Path directory, int postgresPort, int kafkaPort, int issuerPort)
            throws IOException, SQLException, InterruptedException {
        return start(
                new Infrastructure(directory, new KafkaBroker(directory.resolve("kafka"), kafkaPort, 0)),
                postgresPort,
                issuerPort);
    }

    private static Infrastructure start(Infrastructure stack, int postgresPort, int issuerPort)
            throws IOException, SQLException, InterruptedException {
        try {
            stack.kafka.start(); // it takes longest, and is awaited last
            stack.issuer = Issuer.start(issuerPort);
            stack.postgres = PostgresServer.start(stack.directory.resolve("postgres"), postgresPort);
            stack.kafka.awaitReady();
            return stack;
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return postgres.url();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String issuerUrl() {
        return issuer.url();
    }

    @Override
    public void close() throws IOException {
        if (issuer != null) {
            issuer.close();
        }
        kafka.close();
        if (postgres != null) {
            postgres.close();
        }
    }

    public static void main(String[] arguments) {
        try (var stack = behindProxy(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            stack.serve();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // threads of the issuer would keep the JVM alive
    }

    /** @param kafkaProxyPort see {@link KafkaBroker}; 0: there is no proxy */
    private static Infrastructure behindProxy(Path directory, int kafkaProxyPort)
            throws IOException, SQLException, InterruptedException {
        var broker = new KafkaBroker(directory.resolve("kafka"), 0, kafkaProxyPort);
        return start(new Infrastructure(directory, broker), 0, 0);
    }

    private void serve() throws IOException, SQLException, InterruptedException {
        var addresses = Map.of(
                "jdbcUrl", jdbcUrl(),
                "bootstrapServers", bootstrapServers(),
                "kafkaBehindProxy", kafka.behindProxyPort(),
                "issuerUrl", issuerUrl());
        System.out.println(new ObjectMapper().writeValueAsString(addresses));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var command = input.readLine(); command != null; command = input.readLine()) {
            obey(command);
            System.out.println("done");
        }
    }

    private void obey(String command) throws IOException, SQLException, InterruptedException {
        switch (command) {
            case "kafka kill" -> kafka.kill();
            case "kafka start" -> {
                kafka.start();
                kafka.awaitReady();
            }
            case "postgres kill" -> postgres.kill();
            case "postgres start" -> postgres = PostgresServer.start(directory.resolve("postgres"), postgres.port());
            default -> throw new IllegalArgumentException("unknown command: " + command);
        }
    }
}
