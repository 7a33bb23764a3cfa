package io.skillcert.exam.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Fingerprints of items: SHA-256 of their texts in NFKC, in lower case, without markup, white space and punctuation and with the
 * options in alphabetical order, so that a copy with other punctuation or another order of the options has the same.
 */
final class Fingerprints {

    /** Points, minus and percent signs are parts of numbers. */
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}[\\p{P}&&[^.%-]]]+");

    private Fingerprints() {}

    static byte[] of(ItemContent content) {
        var texts = Stream.concat(
                content.markup().map(html -> Jsoup.parseBodyFragment(html).text()), content.data());
        var text = texts.map(Fingerprints::normalised).collect(Collectors.joining("\n"));
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
