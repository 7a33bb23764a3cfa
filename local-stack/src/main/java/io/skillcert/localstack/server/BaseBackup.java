package io.skillcert.localstack.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Set;

/**
 * Copies the files of a running PostgreSQL. The embedded PostgreSQL has no {@code pg_basebackup}: the files are copied between
 * {@code pg_backup_start} and {@code pg_backup_stop}.
 */
final class BaseBackup extends SimpleFileVisitor<Path> {

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final Set<String> NOT_ENTERED = Set.of("pg_wal", "pg_replslot", "pg_stat_tmp");

    private final Path from;
    private final Path to;

    private BaseBackup(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies the data directory, without the write-ahead log.
     *
     * @param url the JDBC URL of any database of the server
     */
    static void take(String url, Path from, Path to) throws IOException, SQLException {
        try (var server = new Superuser(url)) {
            server.execute("select pg_backup_start('copy', true)");
            Files.walkFileTree(from, new BaseBackup(from, to));
            var label = server.text("select labelfile from pg_backup_stop()");
            Files.writeString(to.resolve("backup_label"), label);
        }
        // PostgreSQL refuses a data directory that others can read.
        to.toFile().setReadable(false, false);
        to.toFile().setReadable(true, true);
        to.toFile().setExecutable(false, false);
        to.toFile().setExecutable(true, true);
    }

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
}
