package io.skillcert.assessment.generator;

import java.util.stream.IntStream;

/** Simhash (Charikar 2002) of a text by its groups of three characters: texts that are nearly the same differ in few bits. */
public final class Simhash {

    private static final int GROUP = 3;
    private static final int BITS = Long.SIZE;

    private Simhash() {}

    /**
     * Computes the fingerprint of a text; punctuation and white space don't count.
     *
     * @param text any text
     * @return 64 bits
     */
    public static long of(String text) {
        String letters = text.replaceAll("[^\\p{L}\\p{N}.]", "");
        int[] votes = new int[BITS];
        for (int i = 0; i + GROUP <= letters.length(); i++) {
            long hash = mixed(letters.substring(i, i + GROUP).hashCode());
            for (int bit = 0; bit < BITS; bit++) {
                votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        return IntStream.range(0, BITS)
                .filter(bit -> votes[bit] > 0)
                .mapToLong(bit -> 1L << bit)
                .reduce(0, (left, right) -> left | right);
    }

    /**
     * Counts the bits in which two fingerprints differ.
     *
     * @param one a fingerprint
     * @param other another
     * @return from 0 to 64
     */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
