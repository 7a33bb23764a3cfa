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
 * Starts PostgreSQL, Kafka and the OIDC issuer together, on free ports. The main program prints one line of JSON with the
 * addresses when all are ready and then reads commands from standard input: {@code kafka} or {@code postgres}, followed by
 * {@code kill} or {@code start}. It ends when its input ends, so that no server outlives the parent process.
 */
public final class Infrastructure implements AutoCloseable {

    /** Returns the user that owns the schema of a service; the service's own user has the database's name. */
    public static String schemaOwner(String database) {
        return PostgresServer.owner(database);
    }

    private final Path directory;
    private final KafkaBroker kafka;
    private Issuer issuer;
    private PostgresServer postgres;

    private Infrastructure(Path directory, KafkaBroker kafka) {
        this.directory = directory;
        this.kafka = kafka;
    }

    public static Infrastructure start(Path directory) throws IOException, SQLException, InterruptedException {
        return start(directory, 0);
    }

    /** @param kafkaProxyPort the port of the proxy in front of the {@link KafkaBroker}; 0 for no proxy */
    private static Infrastructure start(Path directory, int kafkaProxyPort)
            throws IOException, SQLException, InterruptedException {
        var stack = new Infrastructure(directory, new KafkaBroker(directory.resolve("kafka"), kafkaProxyPort));
        try {
            stack.kafka.start(); // it takes longest, and is awaited last
            stack.issuer = Issuer.start();
            stack.postgres = PostgresServer.start(directory.resolve("postgres"), 0);
            stack.kafka.awaitReady();
            return stack;
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Stops the servers that a program has started and not stopped, also when it is interrupted while it starts them.
     *
     * @param isStarting whether PostgreSQL may come up a moment later
     */
    public static void stopLeftOvers(Path directory, boolean isStarting) throws IOException {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        PostgresServer.stopLeftOver(directory.resolve("postgres"), isStarting);
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
        try (var stack = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            stack.serve();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // threads of the issuer would keep the JVM alive
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
            execute(command);
            System.out.println("done");
        }
    }

    private void execute(String command) throws IOException, SQLException, InterruptedException {
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
