package io.skillcert.localstack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The class-data-sharing archive of a service, stored beside its jar. A start that reads it takes half the time, because the
 * JVM maps the classes instead of loading and verifying them. The start that writes it takes twice the time, so only
 * replicas that are started again and again write one.
 */
public final class ClassArchive {

    /** Selects whether a start uses the archive. */
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
        // An archive fits only the JVM that has written it.
        file = jar.resolveSibling("classes-" + Integer.toHexString(java.hashCode()) + ".jsa");
        draft = jar.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** @param java the executable that runs the jar */
    static ClassArchive of(Path jar, String java) {
        return new ClassArchive(jar, java);
    }

    /** Returns the JVM option that reads the archive or, once in this program, writes it. */
    Optional<String> option(Use use) throws IOException {
        if (use != Use.NONE && isUpToDate()) {
            return Optional.of("-XX:SharedArchiveFile=" + file);
        }
        writes = use == Use.READ_OR_WRITE && WRITTEN.add(file);
        return writes ? Optional.of("-XX:ArchiveClassesAtExit=" + draft) : Optional.empty();
    }

    boolean isUpToDate() throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    }

    /** Returns whether the JVM writes the archive when it ends. */
    boolean writes() {
        return writes;
    }

    /** Lets another JVM write the archive, because this one was killed and has not written it. */
    void abandon() {
        if (writes) {
            WRITTEN.remove(file);
        }
    }

    /** Publishes the archive after the JVM that wrote it has ended. */
    void finish() throws IOException {
        if (Files.exists(draft)) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
