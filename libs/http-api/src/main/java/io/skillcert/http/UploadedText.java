package io.skillcert.http;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** A file of text that a caller sends. */
public final class UploadedText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadedText() {}

    /**
     * Without its byte-order mark, if it begins with one.
     *
     * @param content as it was sent; null or empty is refused
     * @param charsets the first in which every byte has a meaning is taken
     * @throws ProblemException 400 if it is empty, or readable in none of them
     */
    public static String read(byte[] content, Charset... charsets) {
        if (content == null || content.length == 0) {
            throw Violations.single("body", "is empty");
        }
        for (var charset : charsets) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // the next one
            }
        }
        throw Violations.single("body", "is not in " + charsets[0].displayName());
    }
}
