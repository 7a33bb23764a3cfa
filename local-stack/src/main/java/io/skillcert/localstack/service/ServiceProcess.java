package io.skillcert.localstack.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one service in a JVM of its own, from the same jar as its container image. */
public final class ServiceProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 30;
    /** A JVM that writes its class archive ends later. */
    private static final int WRITE_SECONDS = 120;

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int LINES_SHOWN = 5;
    private static final String FLYWAY_VALIDATION_FAILED = "Migrations have failed validation";

    /** The heap suffices for an exam batch of 50,000 candidates; the C1 compiler alone gives the fastest start. */
    private static final List<String> OPTIONS = List.of(
            "-Xms48m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:cds=off,cds+dynamic=off");

    private final String name;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final Process process;
    private final ClassArchive archive;
    private final long logStart;

    /** Flyway refuses the database's schema: another version of the service has created it. */
    public static final class SchemaMismatchException extends IOException {
        SchemaMismatchException(String service, Path log) {
            super("the database of " + service + " was created by another version; its log is " + log);
        }
    }

    /**
     * Starts the process; {@link #awaitReady} waits for it.
     *
     * @param name the service, such as {@code exam-service}
     * @param environment its variables; {@code SKILLCERT_HTTP_PORT} and {@code SKILLCERT_MANAGEMENT_PORT} are its ports
     * @param prefix the command that runs the JVM with another priority or on other processors; empty for none
     */
    public static ServiceProcess start(
            Path root,
            String name,
            Map<String, String> environment,
            Path logs,
            ClassArchive.Use use,
            List<String> prefix)
            throws IOException {
        var jar = jar(root, name);
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: build it with 'mvn -B package -DskipTests'");
        }
        Files.createDirectories(logs);
        var log = logs.resolve(name + ".log");
        var java = java(environment);
        var archive = ClassArchive.of(jar, java);
        var command = new ArrayList<>(prefix);
        command.add(java);
        command.addAll(OPTIONS);
        archive.option(use).ifPresent(command::add);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var logStart = Files.exists(log) ? Files.size(log) : 0;
        return new ServiceProcess(name, environment, log, logStart, builder.start(), archive);
    }

    private static Path jar(Path root, String name) {
        return root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Returns whether there is a class archive that the service can start from. */
    public static boolean hasClassArchive(Path root, String name, Map<String, String> environment) throws IOException {
        return ClassArchive.of(jar(root, name), java(environment)).isUpToDate();
    }

    /** Returns the JVM of {@code JAVA_HOME} in the environment, or the JVM of this program if it is not set. */
    private static String java(Map<String, String> environment) {
        var home = environment.get("JAVA_HOME");
        return (home == null ? System.getProperty("java.home") : home) + "/bin/java";
    }

    private ServiceProcess(
            String name,
            Map<String, String> environment,
            Path log,
            long logStart,
            Process process,
            ClassArchive archive) {
        this.name = name;
        this.port = Integer.parseInt(environment.get("SKILLCERT_HTTP_PORT"));
        this.managementPort = Integer.parseInt(environment.get("SKILLCERT_MANAGEMENT_PORT"));
        this.log = log;
        this.logStart = logStart;
        this.process = process;
        this.archive = archive;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Returns the address of its health checks and metrics. */
    public URI managementAddress() {
        return URI.create("http://localhost:" + managementPort);
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return name;
    }

    public boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            var lines = logged();
            if (lines.stream().anyMatch(line -> line.contains(FLYWAY_VALIDATION_FAILED))) {
                throw new SchemaMismatchException(name, log);
            }
            var last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            throw new IOException(
                    name + " ended while starting; the last lines of its log " + log + ":\n" + String.join("\n", last));
        }
        var request = HttpRequest.newBuilder(managementAddress().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not there yet, or no longer
        }
    }

    /** Returns the lines that this process has logged; a run with kept data appends to the log of the last one. */
    private List<String> logged() throws IOException {
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(logStart);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    void awaitReady() throws IOException, InterruptedException {
        awaitReady(START_LIMIT);
    }

    public void awaitReady(Duration limit) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IOException(name + " did not become ready; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the process (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        archive.abandon();
    }

    /** Sends SIGTERM; {@link #close} waits for the end of the process. */
    public void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(archive.writes() ? WRITE_SECONDS : STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
            archive.finish();
        } catch (IOException e) {
            // without an archive the next start only takes longer
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
