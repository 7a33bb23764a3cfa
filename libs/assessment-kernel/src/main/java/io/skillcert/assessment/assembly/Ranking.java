package io.skillcert.assessment.assembly;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Orders items by the HMAC-SHA-256 of their ids, so that the order is random to whoever has no seed and the same for
 * whoever has it.
 */
final class Ranking {

    private static final String HMAC = "HmacSHA256";

    private final Mac mac;

    Ranking(byte[] seed) {
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(seed, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + HMAC, e);
        }
    }

    private record Ranked<T>(byte[] rank, T item) implements Comparable<Ranked<T>> {
        @Override
        public int compareTo(Ranked<T> other) {
            return Arrays.compareUnsigned(rank, other.rank);
        }
    }

    /** Sorts items by the HMAC of {@code what\nform\nid}, compared as unsigned bytes, smallest first. */
    <T> List<T> sorted(String what, int form, Collection<T> items, Function<T, String> id) {
        var prefix = what + "\n" + form + "\n";
        return items.stream()
                .map(item -> new Ranked<>(hmac(prefix + id.apply(item)), item))
                .sorted()
                .map(Ranked::item)
                .toList();
    }

    private byte[] hmac(String text) {
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
