package io.skillcert.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes one bearer token per role into files that only their owner may read. */
final class TokenFiles {

    private TokenFiles() {}

    /**
     * Creates a directory with one file per role. The file has the role's name and contains the token and nothing else.
     *
     * @param directory must not exist yet
     * @param tokens the source of the tokens
     */
    static void write(Path directory, Tokens tokens) throws IOException {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var readByOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createDirectory(directory, onlyOwner);
        for (var role : Roles.ALL) {
            Files.writeString(Files.createFile(directory.resolve(role), readByOwner), tokens.of(role));
        }
    }
}
