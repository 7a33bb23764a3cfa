package io.skillcert.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file as the body of a call.
 *
 * @param type its media type, such as {@code image/png}
 * @param content its bytes
 */
public record Upload(String type, byte[] content) {

    /**
     * Reads a file.
     *
     * @throws IOException if it can't be read
     */
    public static Upload of(String type, Path file) throws IOException {
        return new Upload(type, Files.readAllBytes(file));
    }
}
