package io.skillcert.messaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The bytes that the signature of an event covers: a line each for the topic, the key and every CloudEvents attribute but
 * the signature and its proof, in the order of their names, then the length of the value, an empty line and the value.
 */
final class SignedContent {

    static final String SIGNATURE_HEADER = "ce_signature";
    static final String PROOF_HEADER = "ce_signatureproof";

    private static final Set<String> UNSIGNED = Set.of(SIGNATURE_HEADER, PROOF_HEADER);
    private static final String ATTRIBUTES = "ce_";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{0,1000}");

    private SignedContent() {}

    /**
     * Returns the bytes.
     *
     * @param value null for a tombstone, which differs from an empty value
     * @throws ForgedEventException if the key or an attribute is missing, too long or has control characters
     */
    static byte[] of(String topic, String key, Headers headers, byte[] value) {
        var lines = new StringBuilder();
        append(lines, "topic", topic);
        append(lines, "key", key);
        StreamSupport.stream(headers.spliterator(), false)
                .filter(header -> header.key().startsWith(ATTRIBUTES))
                .filter(header -> !UNSIGNED.contains(header.key()))
                .sorted(Comparator.comparing(Header::key))
                .forEach(header -> append(lines, header.key(), text(header)));
        append(lines, "content", value == null ? "none" : Integer.toString(value.length));
        lines.append('\n');
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(lines.toString().getBytes(StandardCharsets.UTF_8));
        if (value != null) {
            bytes.writeBytes(value);
        }
        return bytes.toByteArray();
    }

    static String text(Header header) {
        return header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder lines, String name, String value) {
        if (!NAME.matcher(name).matches()
                || value == null
                || !LINE.matcher(value).matches()) {
            throw new ForgedEventException("the key or an attribute is missing, too long or has control characters");
        }
        lines.append(name).append(": ").append(value).append('\n');
    }
}
