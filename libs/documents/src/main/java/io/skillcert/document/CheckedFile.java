package io.skillcert.document;

import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file that has passed {@link FileCheck}.
 *
 * @param sha256 of the content, in lower-case hexadecimal
 * @param picture the decoded image; empty for a PDF
 */
public record CheckedFile(byte[] content, FileType type, String sha256, Optional<ImageCheck.Picture> picture) {

    static CheckedFile of(byte[] content, FileType type, Optional<ImageCheck.Picture> picture) {
        return new CheckedFile(content, type, DigestUtils.sha256Hex(content), picture);
    }
}
