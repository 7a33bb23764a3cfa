package io.skillcert.localstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * A PostgreSQL server and, once it has been started, a standby that every commit of the primary waits for. The methods are
 * what an operator does when one of them is lost.
 */
final class PostgresPair implements AutoCloseable {

    private final Path directory;
    private PostgresServer primary;
    private PostgresServer standby;
    private int standbys;

    /** @param directory of the stack; the primary is in its subdirectory {@code postgres} */
    PostgresPair(Path directory) throws IOException, SQLException {
        this.directory = directory;
        primary = PostgresServer.start(directory.resolve("postgres"), 0);
    }

    /** Returns the JDBC URL of the primary without the database's name. */
    String url() {
        return primary.url();
    }

    /** Kills the primary (SIGKILL). */
    void kill() throws IOException {
        primary.kill();
    }

    /** Starts the primary again, on its port. */
    void start() throws IOException, SQLException {
        primary = primary.startAgain();
    }

    /** Copies the primary to a new standby, and lets commits wait for it once it has caught up. */
    void startStandby() throws IOException, SQLException, InterruptedException {
        var name = "standby_" + ++standbys;
        var files = directory.resolve(name);
        try (var server = new Superuser(primary.url() + "postgres")) {
            server.execute("select pg_create_physical_replication_slot('" + name + "', true)");
            BaseBackup.take(primary.url() + "postgres", primary.data(), PostgresServer.data(files));
            follow(PostgresServer.data(files), name);
            standby = PostgresServer.start(files, 0);
            server.await(isStreaming(name, "true"));
            waitFor(server, name);
            server.await(isStreaming(name, "sync_state = 'sync'"));
        }
    }

    /** The standby waits for no other one after its promotion. */
    private void follow(Path data, String name) throws IOException {
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                """
                primary_conninfo = 'host=localhost port=%d user=%s application_name=%s'
                primary_slot_name = '%3$s'
                synchronous_standby_names = ''
                """
                        .formatted(primary.port(), PostgresServer.USER, name),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("standby.signal"));
    }

    private static String isStreaming(String name, String condition) {
        return "select exists (select from pg_stat_replication where application_name = '%s' and state = 'streaming' and %s)"
                .formatted(name, condition);
    }

    private static void waitFor(Superuser server, String names) throws SQLException {
        server.execute("alter system set synchronous_standby_names = '" + names + "'");
        server.execute("select pg_reload_conf()");
    }

    /** Kills the standby (SIGKILL). Commits wait until {@link #commitAlone} is called or another standby is started. */
    void killStandby() throws IOException {
        standby.kill();
        standby = null;
    }

    /** Lets the primary commit without a standby, and drops the slots for which it keeps the write-ahead log. */
    void commitAlone() throws SQLException {
        try (var server = new Superuser(primary.url() + "postgres")) {
            waitFor(server, "");
            server.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active");
        }
    }

    /** Makes the standby the primary; the former primary must have been killed and is never started again. */
    void promoteStandby() throws SQLException, InterruptedException {
        try (var server = new Superuser(standby.url() + "postgres")) {
            server.execute("select pg_promote()");
            server.await("select not pg_is_in_recovery()");
        }
        primary = standby;
        standby = null;
    }

    @Override
    public void close() throws IOException {
        if (standby != null) {
            standby.close();
        }
        primary.close();
    }
}
