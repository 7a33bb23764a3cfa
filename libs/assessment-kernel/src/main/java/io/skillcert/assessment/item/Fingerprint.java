package io.skillcert.assessment.item;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fingerprints of items: SHA-256 of their texts in NFKC, in lower case, without white space and punctuation, so that a copy with other
 * punctuation has the same.
 */
public final class Fingerprint {

    /** Points, minus and percent signs are parts of numbers. */
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}[\\p{P}&&[^.%-]]]+");

    private Fingerprint() {}

    /**
     * Computes the fingerprint of an item.
     *
     * @param texts the stem, the texts of the options in alphabetical order, then all other texts
     * @return 32 bytes
     */
    public static byte[] of(Stream<String> texts) {
        String text = texts.map(Fingerprint::normalised).collect(Collectors.joining("\n"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    private static String normalised(String text) {
        return IGNORED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
