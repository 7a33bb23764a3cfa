package io.skillcert.localstack.cluster;

import io.skillcert.localstack.service.ClassArchive;
import io.skillcert.localstack.service.ServiceProcess;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One replica of a service in a {@link Cluster}, with a proxy in front of it and one in front of its database. */
public final class Replica implements AutoCloseable {

    private static final int FIRST_PORT = 20_000;
    private static final int PORT_COUNT = 10_000;
    private static final int LOW_PRIORITY = 5;
    private static final Pattern COMPILER_SECONDS = Pattern.compile("(?m)^ *\\d+ +\\d+ +\\d+ +([\\d.]+)");
    private static final Pattern HEAP_TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Path root;
    private final String service;
    private final int number;
    private final int port;
    private final Path logs;
    private final Map<String, String> environment;
    private final TcpProxy callers;
    private final TcpProxy database;
    private volatile ServiceProcess process;
    private ClassArchive.Use archive = ClassArchive.Use.READ_OR_WRITE;
    private List<String> prefix = List.of();

    Replica(Path root, String service, int number, Map<String, String> environment, int databasePort, Path logs)
            throws IOException {
        this.root = root;
        this.service = service;
        this.number = number;
        this.logs = logs;
        this.port = freePort();
        this.callers = TcpProxy.to(port);
        this.database = TcpProxy.to(databasePort);
        this.environment = new HashMap<>(environment);
        this.environment.put("SKILLCERT_HTTP_PORT", Integer.toString(port));
        this.environment.put("SKILLCERT_MANAGEMENT_PORT", Integer.toString(freePort()));
        this.environment.replaceAll((name, value) -> name.endsWith("_DB_URL")
                ? value.replace(":" + databasePort + "/", ":" + database.port() + "/")
                : value);
    }

    /** Returns a port outside the range for outgoing connections, so that it is still free when the replica restarts. */
    private static int freePort() throws IOException {
        for (int i = 0; i < PORT_COUNT; i++) {
            var port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORT_COUNT);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // in use: try another one
            }
        }
        throw new IOException("no port is free from " + FIRST_PORT + " on");
    }

    public String service() {
        return service;
    }

    int number() {
        return number;
    }

    /** Such as {@code exam-service-2}. */
    public String name() {
        return service + "-" + number;
    }

    /** Returns the address of the proxy in front of it. */
    public URI address() {
        return URI.create("http://localhost:" + callers.port());
    }

    /** Returns its address without the proxy. */
    public URI ownAddress() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    /** Returns the address of its health checks and metrics, without a proxy. */
    public URI managementAddress() {
        return process.managementAddress();
    }

    /** Returns the proxy between it and its callers. */
    public TcpProxy callers() {
        return callers;
    }

    /** Returns the proxy between it and its database. */
    public TcpProxy database() {
        return database;
    }

    /** Sets an environment variable for its next start. */
    public void set(String name, String value) {
        environment.put(name, value);
    }

    /** Starts it without a class archive from now on. */
    public void keepNoArchive() {
        archive = ClassArchive.Use.NONE;
    }

    boolean hasClassArchive() throws IOException {
        return ServiceProcess.hasClassArchive(root, service, environment);
    }

    /** Lowers its CPU priority from its next start on, so that database and broker run as on machines of their own. */
    public void giveWay() {
        prefix = List.of("nice", "-n", Integer.toString(LOW_PRIORITY));
    }

    /** Undoes {@link #giveWay} from its next start on, so that it starts in seconds while the others are busy. */
    public void takePriority() {
        prefix = List.of();
    }

    /** Lets it run on one processor only from its next start on. Linux only. */
    public void useProcessor(int processor) {
        prefix = List.of("taskset", "-c", Integer.toString(processor));
    }

    public Path log() {
        return logs.resolve(service + ".log");
    }

    public long pid() {
        return process.pid();
    }

    /** Runs a garbage collection and returns the bytes that are in use after it. */
    public long heapAlive() throws IOException, InterruptedException {
        return Long.parseLong(output(HEAP_TOTAL, "jcmd", Long.toString(pid()), "GC.class_histogram"));
    }

    /** Returns the seconds that its JVM has spent on compilation. */
    public double compilingSeconds() throws IOException, InterruptedException {
        return Double.parseDouble(output(COMPILER_SECONDS, "jstat", "-compiler", Long.toString(pid())));
    }

    private static String output(Pattern pattern, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IOException(command[0] + " printed: " + output);
        }
        return found.group(1);
    }

    /** Starts the process; {@link #awaitReady} waits for it. */
    public void start() throws IOException {
        process = ServiceProcess.start(root, service, environment, logs, archive, prefix);
    }

    public void awaitReady(int seconds) throws IOException, InterruptedException {
        process.awaitReady(Duration.ofSeconds(seconds));
    }

    public boolean isReady() throws IOException, InterruptedException {
        return process.isAlive() && process.isReady();
    }

    /** Kills it (SIGKILL). */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Stops it (SIGTERM) and waits until it has ended. */
    public void stop() {
        process.close();
    }

    /** Suspends it (SIGSTOP); it keeps its connections and locks. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Resumes it (SIGCONT). */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS)) {
            kill.destroyForcibly();
        }
    }

    /** Sends SIGTERM without waiting. */
    void requestStop() {
        if (process != null) {
            process.stop();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        callers.close();
        database.close();
    }
}
