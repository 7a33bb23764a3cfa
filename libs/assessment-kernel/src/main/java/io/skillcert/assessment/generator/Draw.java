package io.skillcert.assessment.generator;

import java.util.ArrayList;
import java.util.List;

/** Random draws from a seed by SplitMix64, which gives the same sequence on every Java runtime. */
final class Draw {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Draw(long seed) {
        state = seed;
    }

    /**
     * Draws a whole number.
     *
     * @param from the smallest number
     * @param to the largest number
     * @return a number from {@code from} to {@code to}, both included
     */
    int between(int from, int to) {
        return from + (int) Long.remainderUnsigned(next(), (long) to - from + 1);
    }

    /**
     * Draws a multiple.
     *
     * @param from the smallest number, a multiple of {@code step}
     * @param to the largest number
     * @param step the distance between two numbers
     * @return a multiple of {@code step}
     */
    int multiple(int from, int to, int step) {
        return from + step * between(0, (to - from) / step);
    }

    boolean coin() {
        return between(0, 1) == 1;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[between(0, values.length - 1)];
    }

    /**
     * Draws whole numbers one by one.
     *
     * @param count how many
     * @param from the smallest number
     * @param to the largest number
     * @return the numbers in the order in which they were drawn
     */
    int[] numbers(int count, int from, int to) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = between(from, to);
        }
        return numbers;
    }

    <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = between(0, i);
            T moved = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, moved);
        }
        return shuffled;
    }

    private long next() {
        state += GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
