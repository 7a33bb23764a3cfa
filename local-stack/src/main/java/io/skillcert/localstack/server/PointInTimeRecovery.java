package io.skillcert.localstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;

/** Takes a base backup of a server of the local stack and restores it to a moment in a server of its own. */
public final class PointInTimeRecovery implements AutoCloseable {

    private final PostgresServer restored;

    private PointInTimeRecovery(PostgresServer restored) {
        this.restored = restored;
    }

    /** Makes the server that is started in a directory next archive its write-ahead log. */
    public static void archiveIn(Path directory) throws IOException {
        Files.createDirectories(archive(directory));
    }

    private static Path archive(Path directory) {
        return directory.resolve("postgres").resolve("archive").toAbsolutePath();
    }

    /**
     * Copies the files of a running server.
     *
     * @param url the JDBC URL of any of its databases
     * @param directory the directory of the stack
     * @param backup where the copy goes
     */
    public static void backUp(String url, Path directory, Path backup) throws IOException, SQLException {
        BaseBackup.take(url, PostgresServer.data(directory.resolve("postgres")), PostgresServer.data(backup));
    }

    /** Archives the write-ahead log up to now. */
    public static void archiveLog(String url) throws SQLException, InterruptedException {
        try (var server = new Superuser(url)) {
            // A segment without content would not be switched.
            server.execute("select pg_logical_emit_message(true, 'restore drill', '')");
            var last = server.text("select pg_walfile_name(pg_switch_wal())");
            server.await("select coalesce(last_archived_wal >= '" + last + "', false) from pg_stat_archiver");
        }
    }

    /**
     * Restores a backup to a moment and starts it on a free port.
     *
     * @param directory the directory of the stack whose archive is read
     * @param backup the copy, which becomes the data of the server
     */
    public static PointInTimeRecovery restore(Path directory, Path backup, Instant moment)
            throws IOException, SQLException, InterruptedException {
        var data = PostgresServer.data(backup);
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_timeline = 'current'
                recovery_target_action = 'promote'
                """
                        .formatted(
                                archive(directory),
                                moment.toString().replace('T', ' ').replace("Z", "+00")),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("recovery.signal"));
        var restored = new PointInTimeRecovery(PostgresServer.start(backup, 0));
        try (var server = new Superuser(restored.url() + "postgres")) {
            server.await("select not pg_is_in_recovery()");
        }
        return restored;
    }

    /** Returns the JDBC URL without the database's name. */
    public String url() {
        return restored.url();
    }

    @Override
    public void close() throws IOException {
        restored.close();
    }
}
