package io.skillcert.http;

import io.skillcert.http.json.XmlCharacters;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Decodes a text file that was uploaded. */
public final class UploadedText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadedText() {}

    /**
     * Decodes the content and removes a leading byte-order mark.
     *
     * @param charsets tried in their order; the first that decodes every byte is used
     * @throws ProblemException 400 if the content is null, empty or not decodable by any of the charsets, or has a character
     *     that a text can't have
     */
    public static String read(byte[] content, Charset... charsets) {
        var text = decode(content, charsets);
        long line = 1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            var point = text.codePointAt(i);
            line += point == '\n' ? 1 : 0;
            if (!XmlCharacters.isPermitted(point)) {
                throw Violations.single("line " + line, XmlCharacters.REFUSAL);
            }
        }
        return text;
    }

    /**
     * Decodes the content as {@link #read} does, but leaves it to the caller to check the characters.
     *
     * @param charsets tried in their order; the first that decodes every byte is used
     * @throws ProblemException 400 if the content is null, empty or not decodable by any of the charsets
     */
    public static String decode(byte[] content, Charset... charsets) {
        if (content == null || content.length == 0) {
            throw Violations.single("body", "is empty");
        }
        for (var charset : charsets) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // try the next charset
            }
        }
        throw Violations.single("body", "is not in {0}", charsets[0].displayName());
    }
}
