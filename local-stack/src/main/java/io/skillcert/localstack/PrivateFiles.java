package io.skillcert.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes files that only their owner may read: bearer tokens and the settings of services in development mode. */
final class PrivateFiles {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    static void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, OWNER_DIRECTORY);
    }

    static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(Files.createFile(file, OWNER_FILE), content);
    }

    /** Writes a {@code .env} file whose variables Quarkus reads in development mode only, so that tests ignore them. */
    static void writeDevelopmentEnvironment(Path file, Map<String, String> variables) throws IOException {
        write(
                file,
                variables.entrySet().stream()
                        .map(variable -> "_DEV_" + variable.getKey() + "=" + variable.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining("", "# Written by ./run --infrastructure\n", "")));
    }
}
