package io.skillcert.localstack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the {@link Infrastructure} of a test in a JVM and a temporary directory of its own, which is deleted at the end. */
public final class TestInfrastructure implements AutoCloseable {

    private final Path directory;
    private final Process process;
    private final BufferedReader output;
    private volatile String jdbcUrl;
    private final String bootstrapServers;
    private final String issuerUrl;
    private final List<Integer> kafkaBehindProxy;

    public static TestInfrastructure start() {
        try {
            return new TestInfrastructure(List.of(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param kafkaProxyPorts for each broker the port of a proxy in front of it; 0 for no proxy */
    public TestInfrastructure(List<Integer> kafkaProxyPorts) throws IOException {
        directory = Files.createTempDirectory("skillcert-stack-");
        var arguments = new ArrayList<>(List.of(directory.toString()));
        kafkaProxyPorts.forEach(port -> arguments.add(port.toString()));
        process = JavaProcess.of(Infrastructure.class, "-Xmx256m", arguments)
                .redirectError(directory.resolve("stack.log").toFile())
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var addresses = addresses();
        jdbcUrl = addresses.get("jdbcUrl").asText();
        bootstrapServers = addresses.get("bootstrapServers").asText();
        issuerUrl = addresses.get("issuerUrl").asText();
        kafkaBehindProxy = new ArrayList<>();
        addresses.get("kafkaBehindProxy").forEach(port -> kafkaBehindProxy.add(port.asInt()));
    }

    public String jdbcUrl(String database) {
        return jdbcUrl + database;
    }

    /** Returns the user that owns the schema of a service; any password is accepted. */
    public String schemaOwner(String database) {
        return PostgresServer.owner(database);
    }

    public Path databaseLog() {
        return PostgresServer.log(databaseDirectory());
    }

    public Path databaseFiles() {
        return PostgresServer.data(databaseDirectory());
    }

    private Path databaseDirectory() {
        return directory.resolve("postgres");
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns for each broker the port that a proxy forwards to. */
    public List<Integer> kafkaBehindProxy() {
        return kafkaBehindProxy;
    }

    public Path directory() {
        return directory;
    }

    public String issuerUrl() {
        return issuerUrl;
    }

    /**
     * Kills or starts a server and waits until that is done.
     *
     * @param command {@code kafka kill}, {@code kafka stop} or {@code kafka start}, followed by the number of the broker if there are
     *     several; {@code postgres kill} or {@code postgres start}; {@code standby start} for a standby that commits wait for,
     *     {@code standby kill}, {@code standby release} after which commits wait for none, {@code standby promote}
     */
    public synchronized void tell(String command) {
        try {
            process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            jdbcUrl = addresses().get("jdbcUrl").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode addresses() throws IOException {
        // The servers print to the same stream; only the addresses are JSON.
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("{")) {
                return new ObjectMapper().readTree(line);
            }
        }
        throw new IOException("the local stack ended: "
                + Files.readString(directory.resolve("stack.log")).strip());
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
