package io.skillcert.localstack;

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

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int LINES_SHOWN = 5;
    private static final String FLYWAY_VALIDATION_FAILED = "Migrations have failed validation";

    /** A heap that grows as it is needed, up to what a batch of 50,000 takes; one compiler, which is soon done. */
    private static final List<String> OPTIONS = List.of(
            "-Xms48m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:cds=off,cds+dynamic=off");

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;
    private final ClassArchive archive;
    private final long logStart;

    /** Flyway refuses the database's schema: another version of the service has created it. */
    static final class SchemaMismatchException extends IOException {
        SchemaMismatchException(String service, Path log) {
            super("the database of " + service + " was created by another version; its log is " + log);
        }
    }

    /**
     * Starts the process; {@link #awaitReady} waits for it.
     *
     * @param name such as {@code exam-service}
     * @param niceness is above 0 if other processes have priority
     */
    static ServiceProcess start(
            Path root,
            String name,
            int port,
            Map<String, String> environment,
            Path logs,
            ClassArchive.Use use,
            int niceness)
            throws IOException {
        var jar = jar(root, name);
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: build it with 'mvn -B package -DskipTests'");
        }
        Files.createDirectories(logs);
        var log = logs.resolve(name + ".log");
        var java = java(environment);
        var archive = ClassArchive.of(jar, java);
        var command = new ArrayList<String>();
        if (niceness > 0) {
            command.addAll(List.of("nice", "-n", Integer.toString(niceness)));
        }
        command.add(java);
        command.addAll(OPTIONS);
        archive.option(use).ifPresent(command::add);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SKILLCERT_HTTP_PORT", Integer.toString(port));
        var logStart = Files.exists(log) ? Files.size(log) : 0;
        return new ServiceProcess(name, port, log, logStart, builder.start(), archive);
    }

    private static Path jar(Path root, String name) {
        return root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Whether a start finds its classes kept. */
    static boolean hasClassesKept(Path root, String name, Map<String, String> environment) throws IOException {
        return ClassArchive.of(jar(root, name), java(environment)).isThere();
    }

    /** The environment's {@code JAVA_HOME}, else the JVM of this program. */
    private static String java(Map<String, String> environment) {
        var home = environment.get("JAVA_HOME");
        return home == null ? JavaProcess.java() : home + "/bin/java";
    }

    private ServiceProcess(String name, int port, Path log, long logStart, Process process, ClassArchive archive) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.logStart = logStart;
        this.process = process;
        this.archive = archive;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public String name() {
        return name;
    }

    boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            var lines = logged();
            if (lines.stream().anyMatch(line -> line.contains(FLYWAY_VALIDATION_FAILED))) {
                throw new SchemaMismatchException(name, log);
            }
            var last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            throw new IOException(
                    name + " ended while starting; the last lines of its log " + log + ":\n" + String.join("\n", last));
        }
        var request = HttpRequest.newBuilder(address().resolve("/q/health/ready"))
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

    void awaitReady(Duration limit) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IOException(name + " did not become ready; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once, as the machine's end would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        archive.forgo();
    }

    /** Asks the service to end; only {@link #close} waits for it. */
    void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
            archive.finish();
        } catch (IOException e) {
            // without an archive the next start takes longer, no more
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
