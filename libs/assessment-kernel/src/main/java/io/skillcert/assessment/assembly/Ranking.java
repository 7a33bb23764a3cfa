package io.skillcert.assessment.assembly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Orders items by the HMAC-SHA-256 of their ids, so that the order is random to whoever has no seed and the same for
 * whoever has it. The state after the key is copied for each id, which halves the cost of {@link javax.crypto.Mac}.
 */
final class Ranking {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /** @param seed at most 64 bytes */
    Ranking(byte[] seed) {
        inner = keyed(seed, INNER);
        outer = keyed(seed, OUTER);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static MessageDigest keyed(byte[] seed, byte padding) {
        var block = Arrays.copyOf(seed, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= padding;
        }
        var digest = sha256();
        digest.update(block);
        return digest;
    }

    private record Ranked<T>(byte[] rank, T item) implements Comparable<Ranked<T>> {
        @Override
        public int compareTo(Ranked<T> other) {
            return Arrays.compareUnsigned(rank, other.rank);
        }
    }

    /** Sorts items by the HMAC of {@code what\nform\nid}, compared as unsigned bytes, smallest first. */
    <T> List<T> sorted(String what, int form, Collection<T> items, java.util.function.Function<T, String> id) {
        var prefix = what + "\n" + form + "\n";
        return items.stream()
                .map(item -> new Ranked<>(hmac(prefix + id.apply(item)), item))
                .sorted()
                .map(Ranked::item)
                .toList();
    }

    private byte[] hmac(String text) {
        try {
            var first = (MessageDigest) inner.clone();
            var second = (MessageDigest) outer.clone();
            return second.digest(first.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digest of the Java runtime can be copied", e);
        }
    }
}
