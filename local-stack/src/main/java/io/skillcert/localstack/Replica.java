package io.skillcert.localstack;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One replica of a service in a {@link Cluster}: its callers and its database are reached over networks that can fail. */
public final class Replica implements AutoCloseable {

    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int GIVING_WAY = 5;
    private static final Pattern COMPILING = Pattern.compile("(?m)^ *\\d+ +\\d+ +\\d+ +([\\d.]+)");
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
    private int niceness;

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
        this.environment.replaceAll((name, value) -> name.endsWith("_DB_URL")
                ? value.replace(":" + databasePort + "/", ":" + database.port() + "/")
                : value);
    }

    /** Not one that the system gives to outgoing connections: the replica must find it free at each start. */
    private static int freePort() throws IOException {
        for (int i = 0; i < PORTS; i++) {
            var port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // taken: another one
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

    /** As its callers reach it. */
    public URI address() {
        return URI.create("http://localhost:" + callers.port());
    }

    /** Past its network. */
    public URI ownAddress() {
        return URI.create("http://localhost:" + port);
    }

    /** Between it and its callers. */
    public TcpProxy callers() {
        return callers;
    }

    /** Between it and its database. */
    public TcpProxy database() {
        return database;
    }

    /** Another setting, from its next start on. */
    public void set(String name, String value) {
        environment.put(name, value);
    }

    /** Loads its classes from the jars, as a first start does. */
    public void keepNoArchive() {
        archive = ClassArchive.Use.NONE;
    }

    boolean hasClassesKept() throws IOException {
        return ServiceProcess.hasClassesKept(root, service, environment);
    }

    /** From its next start on it leaves the processors to database and broker first, as if those had their own. */
    public void giveWay() {
        niceness = GIVING_WAY;
    }

    public Path log() {
        return logs.resolve(service + ".log");
    }

    public long pid() {
        return process.pid();
    }

    /** What lives in its heap after a collection, in bytes; whoever asks makes it collect. */
    public long heapAlive() throws IOException, InterruptedException {
        return Long.parseLong(told(HEAP_TOTAL, "jcmd", Long.toString(pid()), "GC.class_histogram"));
    }

    /** How long its JVM has compiled so far, in seconds. */
    public double compilingSeconds() throws IOException, InterruptedException {
        return Double.parseDouble(told(COMPILING, "jstat", "-compiler", Long.toString(pid())));
    }

    private static String told(Pattern pattern, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IOException(command[0] + " says: " + output);
        }
        return found.group(1);
    }

    /** Only asked to; see {@link #awaitReady}. */
    public void start() throws IOException {
        process = ServiceProcess.start(root, service, port, environment, logs, archive, niceness);
    }

    /** @param limit in seconds */
    public void awaitReady(int limit) throws IOException, InterruptedException {
        process.awaitReady(Duration.ofSeconds(limit));
    }

    public boolean isReady() throws IOException, InterruptedException {
        return process.isAlive() && process.isReady();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Lets it end in its own time (SIGTERM), and waits for it. */
    public void stop() {
        process.close();
    }

    /** Freezes it (SIGSTOP): it keeps its connections and its locks and does nothing. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS)) {
            kill.destroyForcibly();
        }
    }

    void askToStop() {
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
