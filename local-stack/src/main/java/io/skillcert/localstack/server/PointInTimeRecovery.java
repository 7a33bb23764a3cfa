package io.skillcert.localstack.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Takes a base backup of a server of the local stack and restores it to a moment in a server of its own. The embedded
 * PostgreSQL has no {@code pg_basebackup}: the files are copied between {@code pg_backup_start} and {@code pg_backup_stop}.
 */
public final class PointInTimeRecovery implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final Set<String> NOT_ENTERED = Set.of("pg_wal", "pg_replslot", "pg_stat_tmp");

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
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('restore drill', true)");
            copy(PostgresServer.data(directory.resolve("postgres")), PostgresServer.data(backup));
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                label.next();
                Files.writeString(PostgresServer.data(backup).resolve("backup_label"), label.getString(1));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return NOT_ENTERED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE; // deleted meanwhile, as the write-ahead log will tell
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        to.toFile().setReadable(false, false);
        to.toFile().setReadable(true, true);
        to.toFile().setExecutable(false, false);
        to.toFile().setExecutable(true, true);
    }

    /** Archives the write-ahead log up to now. */
    public static void archiveLog(String url) throws SQLException, InterruptedException {
        try (var connection = connect(url)) {
            // A segment without content would not be switched.
            execute(connection, "select pg_logical_emit_message(true, 'restore drill', '')");
            var last = text(connection, "select pg_walfile_name(pg_switch_wal())");
            await(connection, "select coalesce(last_archived_wal >= '" + last + "', false) from pg_stat_archiver");
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
                recovery_target_action = 'promote'
                """
                        .formatted(
                                archive(directory),
                                moment.toString().replace('T', ' ').replace("Z", "+00")),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("recovery.signal"));
        var restored = new PointInTimeRecovery(PostgresServer.start(backup, 0));
        try (var connection = connect(restored.url() + "postgres")) {
            await(connection, "select not pg_is_in_recovery()");
        }
        return restored;
    }

    /** Returns the JDBC URL without the database's name. */
    public String url() {
        return restored.url();
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, "any");
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void await(Connection connection, String condition) throws SQLException, InterruptedException {
        var limit = System.nanoTime() + PATIENCE_NANOS;
        while (!text(connection, condition).equals("t")) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("timed out waiting for: " + condition);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Override
    public void close() throws IOException {
        restored.close();
    }
}
