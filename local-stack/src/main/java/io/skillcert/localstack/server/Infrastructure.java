package io.skillcert.localstack.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts PostgreSQL, Kafka and the OIDC issuer together, on free ports. The main program prints one line of JSON with the
 * addresses when all are ready, then reads commands from standard input and prints the addresses after each of them. It ends
 * when its input ends, so that no server outlives the parent process.
 *
 * @see TestInfrastructure#tell
 */
public final class Infrastructure implements AutoCloseable {

    /** Returns the user that owns the schema of a service; the service's own user has the database's name. */
    public static String schemaOwner(String database) {
        return PostgresServer.owner(database);
    }

    /** Returns the role of the processes that run programs of candidates. */
    public static String codeRunner() {
        return PostgresServer.CODE_RUNNER;
    }

    private final List<KafkaBroker> brokers;
    private Issuer issuer;
    private PostgresPair postgres;

    private Infrastructure(List<KafkaBroker> brokers) {
        this.brokers = brokers;
    }

    public static Infrastructure start(Path directory) throws IOException, SQLException, InterruptedException {
        return start(directory, List.of(0));
    }

    /** @param kafkaProxyPorts the port of the proxy in front of each {@link KafkaBroker}; 0 for no proxy */
    private static Infrastructure start(Path directory, List<Integer> kafkaProxyPorts)
            throws IOException, SQLException, InterruptedException {
        var stack = new Infrastructure(KafkaBroker.prepare(directory, kafkaProxyPorts));
        try {
            for (var broker : stack.brokers) {
                broker.start(); // they take longest, and are awaited last
            }
            stack.issuer = Issuer.start();
            stack.postgres = new PostgresPair(directory);
            for (var broker : stack.brokers) {
                broker.awaitReady();
            }
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
        return brokers.stream().map(KafkaBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    public String issuerUrl() {
        return issuer.url();
    }

    @Override
    public void close() throws IOException {
        if (issuer != null) {
            issuer.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        // At once: the last broker of several would wait for the controllers' quorum.
        brokers.parallelStream().forEach(KafkaBroker::close);
    }

    public static void main(String[] arguments) {
        var proxyPorts = Stream.of(arguments).skip(1).map(Integer::valueOf).toList();
        try (var stack = start(Path.of(arguments[0]), proxyPorts)) {
            stack.serve();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // threads of the issuer would keep the JVM alive
    }

    private void serve() throws IOException, SQLException, InterruptedException {
        printAddresses();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var command = input.readLine(); command != null; command = input.readLine()) {
            var words = command.split(" ");
            switch (words[0]) {
                case "kafka" -> broker(words[1], words.length == 2 ? 1 : Integer.parseInt(words[2]));
                case "postgres" -> database(words[1]);
                case "standby" -> standby(words[1]);
                default -> throw new IllegalArgumentException("unknown server: " + command);
            }
            printAddresses();
        }
    }

    private void printAddresses() throws IOException {
        var addresses = Map.of(
                "jdbcUrl", jdbcUrl(),
                "bootstrapServers", bootstrapServers(),
                "kafkaBehindProxy",
                        brokers.stream().map(KafkaBroker::behindProxyPort).toList(),
                "issuerUrl", issuerUrl());
        System.out.println(new ObjectMapper().writeValueAsString(addresses));
    }

    private void broker(String command, int id) throws IOException, InterruptedException {
        var broker = brokers.get(id - 1);
        switch (command) {
            case "kill" -> broker.kill();
            case "stop" -> broker.close();
            case "start" -> {
                broker.start();
                broker.awaitReady();
            }
            default -> throw new IllegalArgumentException("unknown command of a broker: " + command);
        }
    }

    private void database(String command) throws IOException, SQLException {
        switch (command) {
            case "kill" -> postgres.kill();
            case "start" -> postgres.start();
            default -> throw new IllegalArgumentException("unknown command of the database: " + command);
        }
    }

    private void standby(String command) throws IOException, SQLException, InterruptedException {
        switch (command) {
            case "start" -> postgres.startStandby();
            case "kill" -> postgres.killStandby();
            case "release" -> postgres.commitAlone();
            case "promote" -> postgres.promoteStandby();
            default -> throw new IllegalArgumentException("unknown command of the standby: " + command);
        }
    }
}
