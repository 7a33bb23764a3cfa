package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    /** The last 31 bits of the first numbers that the reference implementation of SplitMix64 gives for the seed 0. */
    @Test
    void the_numbers_are_those_of_splitmix64() {
        Draw draw = new Draw(0);
        assertEquals(0x7B1DCDAF, draw.between(0, Integer.MAX_VALUE));
        assertEquals(0x21B965F4, draw.between(0, Integer.MAX_VALUE));
        assertEquals(0x0009454F, draw.between(0, Integer.MAX_VALUE));
    }

    @Test
    void every_number_of_a_range_is_drawn_and_no_other() {
        Draw draw = new Draw(1);
        assertEquals(Set.of(-2, -1, 0, 1), drawn(() -> draw.between(-2, 1)));
        assertEquals(Set.of(10, 15, 20), drawn(() -> draw.multiple(10, 20, 5)));
        assertEquals(Set.of(10, 15), drawn(() -> draw.multiple(10, 19, 5)));
        assertEquals(Set.of(true, false), drawn(draw::coin));
        assertEquals(Set.of("a", "b", "c"), drawn(() -> draw.of("a", "b", "c")));
        assertEquals(3, draw.numbers(3, 1, 9).length);
    }

    private static <T> Set<T> drawn(Supplier<T> draw) {
        Set<T> drawn = new HashSet<>();
        IntStream.range(0, 200).forEach(i -> drawn.add(draw.get()));
        return drawn;
    }

    @Test
    void a_list_is_shuffled_into_each_of_its_orders() {
        Draw draw = new Draw(2);
        Set<List<Integer>> orders = drawn(() -> draw.shuffled(List.of(1, 2, 3)));
        assertEquals(6, orders.size());
        assertTrue(orders.stream().allMatch(order -> Set.copyOf(order).equals(Set.of(1, 2, 3))));
    }
}
