package io.skillcert.localstack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes that a service has loaded, kept by the JVM beside its jar when it ends in good order: later starts map them
 * instead of loading and verifying them again, which takes half the time. The start that writes it takes twice as long, so
 * a rehearsal does not do it; replicas that are started again and again do.
 */
public final class ClassArchive {

    /** What a start does with it. */
    public enum Use {
        NONE,
        READ,
        READ_OR_WRITE
    }

    private static final Set<Path> WRITTEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path jar;
    private final Path draft;
    private boolean writes;

    private ClassArchive(Path jar, String java) {
        this.jar = jar;
        // Another JVM, another archive.
        file = jar.resolveSibling("classes-" + Integer.toHexString(java.hashCode()) + ".jsa");
        draft = jar.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** @param java the program that runs the jar */
    static ClassArchive of(Path jar, String java) {
        return new ClassArchive(jar, java);
    }

    /** What makes the JVM read it or, once in this program, write it. */
    Optional<String> option(Use use) throws IOException {
        if (use != Use.NONE && isThere()) {
            return Optional.of("-XX:SharedArchiveFile=" + file);
        }
        writes = use == Use.READ_OR_WRITE && WRITTEN.add(file);
        return writes ? Optional.of("-XX:ArchiveClassesAtExit=" + draft) : Optional.empty();
    }

    /** Whether there is one of these classes. */
    boolean isThere() throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    }

    /** The JVM was killed: if it was to write it, another one is. */
    void forgo() {
        if (writes) {
            WRITTEN.remove(file);
        }
    }

    /** Once the JVM that wrote it has ended. */
    void finish() throws IOException {
        if (Files.exists(draft)) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
