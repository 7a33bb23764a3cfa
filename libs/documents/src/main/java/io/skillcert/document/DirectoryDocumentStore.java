package io.skillcert.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Stores contents in a directory: written to a temporary file, synced to disk and moved into place atomically. */
final class DirectoryDocumentStore implements DocumentStore {

    private static final int FOLDER = 2; // characters of the digest that name the folder

    private final Path directory;

    DirectoryDocumentStore(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public void put(String sha256, byte[] encrypted) {
        var place = place(sha256);
        try {
            Files.createDirectories(place.getParent());
            var written = Files.createTempFile(place.getParent(), sha256, ".new");
            Files.write(written, encrypted);
            try (var file = FileChannel.open(written, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StoreProblems.unavailable(e);
        }
    }

    @Override
    public byte[] get(String sha256) {
        try {
            return Files.readAllBytes(place(sha256));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("the content of a document is missing", e);
        } catch (IOException e) {
            throw StoreProblems.unavailable(e);
        }
    }

    @Override
    public void remove(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException e) {
            throw StoreProblems.unavailable(e);
        }
    }

    private Path place(String sha256) {
        return directory.resolve(sha256.substring(0, FOLDER)).resolve(sha256);
    }
}
