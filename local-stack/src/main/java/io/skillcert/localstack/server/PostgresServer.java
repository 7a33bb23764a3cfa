package io.skillcert.localstack.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL with durable settings and one database for each service. If the directory has a subdirectory
 * {@code archive}, the write-ahead log is archived to it.
 */
final class PostgresServer implements AutoCloseable {

    /** The superuser; the server accepts any password from the loopback interface. */
    static final String USER = "postgres";

    /** The role of the processes that run programs of candidates. */
    static final String CODE_RUNNER = "exam_runner";

    private static final List<String> DATABASES = List.of("registration", "exam", "subsidy");

    private static final Duration LEFT_OVER_TIMEOUT = Duration.ofSeconds(3);

    private final Path directory;
    private final EmbeddedPostgres server;

    private PostgresServer(Path directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /** @param port 0 for a free port */
    static PostgresServer start(Path directory, int port) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data(directory))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                // The embedded server switches these off, and a crash would then lose committed data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200");
        var archive = directory.resolve("archive").toAbsolutePath();
        if (Files.isDirectory(archive)) {
            builder.setServerConfig("archive_mode", "on");
            builder.setServerConfig("archive_command", "'cp %p " + archive + "/%f'"); // pg_ctl passes it to a shell
        }
        if (port != 0) {
            builder.setPort(port);
        }
        Files.createDirectories(directory);
        var log = ProcessBuilder.Redirect.appendTo(log(directory).toFile());
        builder.setOutputRedirector(log).setErrorRedirector(log);
        var server = new PostgresServer(directory, builder.start());
        server.createDatabases();
        return server;
    }

    static Path log(Path directory) {
        return directory.resolve("server.log");
    }

    static Path data(Path directory) {
        return directory.resolve("data");
    }

    private void createDatabases() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            // It calls functions that exam-service's migrations grant it.
            if (!exists(statement, "pg_roles where rolname = '" + CODE_RUNNER + "'")) {
                statement.execute("create role " + CODE_RUNNER + " login");
            }
            for (var database : DATABASES) {
                if (!exists(statement, "pg_database where datname = '" + database + "'")) {
                    statement.execute("create role " + database + " login");
                    statement.execute("create role " + owner(database) + " login");
                    // So that a test may make the database fail; only by "set role", never by itself.
                    statement.execute("grant " + owner(database) + " to " + database + " with inherit false, set true");
                    statement.execute("create database " + database + " owner " + owner(database));
                    grantRows(database);
                }
            }
        }
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (var row = statement.executeQuery("select 1 from " + what)) {
            return row.next();
        }
    }

    /** Lets the user of a service read and write the rows of all tables that the owner will create, as in production. */
    private void grantRows(String database) throws SQLException {
        try (var connection = server.getDatabase(USER, database).getConnection();
                var statement = connection.createStatement()) {
            var defaults = "alter default privileges for role " + owner(database) + " grant ";
            statement.execute(defaults + "select, insert, update, delete on tables to " + database);
            statement.execute(defaults + "usage, select on sequences to " + database);
        }
    }

    /** Returns the user that owns a database and its schema; the service's own user has the database's name. */
    static String owner(String database) {
        return database + "_owner";
    }

    /**
     * Stops a server that is not a child of this program, because it runs in a session of its own.
     *
     * @param isStarting whether it may come up a moment later
     */
    static void stopLeftOver(Path directory, boolean isStarting) throws IOException {
        var limit = System.nanoTime() + (isStarting ? LEFT_OVER_TIMEOUT.toNanos() : 0);
        do {
            var postmaster = postmaster(directory);
            if (postmaster.isPresent()) {
                postmaster.get().destroy();
                return;
            }
            Thread.onSpinWait();
        } while (System.nanoTime() < limit);
    }

    private static Path pidFile(Path directory) {
        return data(directory).resolve("postmaster.pid");
    }

    private static Optional<ProcessHandle> postmaster(Path directory) throws IOException {
        var pidFile = pidFile(directory);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return pid.matches("\\d+") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    /**
     * Kills the postmaster and all backends at once, as a power cut does, and deletes the file with the process id. The id
     * may belong to another process at the next start, which PostgreSQL would take for a running server.
     */
    void kill() throws IOException {
        var postmaster = postmaster(directory);
        if (postmaster.isPresent()) {
            var all = Stream.concat(postmaster.stream(), postmaster.get().descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        }
        Files.deleteIfExists(pidFile(directory));
        server.close(); // releases the lock of the directory
    }

    /** Starts the server, which was killed, on the same port. */
    PostgresServer startAgain() throws IOException, SQLException {
        return start(directory, port());
    }

    /** Returns the directory of its data. */
    Path data() {
        return data(directory);
    }

    int port() {
        return server.getPort();
    }

    /** Returns the JDBC URL without the database's name, such as {@code jdbc:postgresql://localhost:5432/}. */
    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
