package io.skillcert.assessment.marking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BipartiteMatchingTest {

    @Test
    void nothing_matches_nothing() {
        assertEquals(0, BipartiteMatching.size(List.of(), 0));
        assertEquals(0, BipartiteMatching.size(List.of(new int[0], new int[0]), 3));
    }

    @Test
    void a_pair_is_given_up_for_two() {
        assertEquals(2, BipartiteMatching.size(List.of(new int[] {0, 1}, new int[] {0}), 2));
        assertEquals(3, BipartiteMatching.size(List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {0}), 3));
        assertEquals(1, BipartiteMatching.size(List.of(new int[] {0}, new int[] {0}), 1));
    }

    /** Each member but the last prefers the place of the one before, so that one chain has to move as a whole. */
    @Test
    void a_long_chain_of_pairs_is_moved() {
        var edges = new ArrayList<int[]>();
        for (int i = 0; i < 499; i++) {
            edges.add(new int[] {i, i + 1});
        }
        edges.add(new int[] {0});
        assertEquals(500, BipartiteMatching.size(edges, 500));
    }

    @Test
    void random_edges_match_as_by_single_augmenting_paths() {
        var random = new Random(28);
        for (int round = 0; round < 300; round++) {
            var right = 1 + random.nextInt(12);
            var edges = IntStream.range(0, random.nextInt(12))
                    .mapToObj(left -> IntStream.range(0, right)
                            .filter(i -> random.nextInt(4) == 0)
                            .toArray())
                    .toList();
            assertEquals(bySinglePaths(edges, right), BipartiteMatching.size(edges, right));
        }
    }

    private static int bySinglePaths(List<int[]> edges, int right) {
        var partners = new Integer[right];
        var pairs = 0;
        for (int left = 0; left < edges.size(); left++) {
            pairs += augmented(left, edges, partners, new boolean[right]) ? 1 : 0;
        }
        return pairs;
    }

    private static boolean augmented(int left, List<int[]> edges, Integer[] partners, boolean[] seen) {
        for (int choice : edges.get(left)) {
            if (!seen[choice]) {
                seen[choice] = true;
                if (partners[choice] == null || augmented(partners[choice], edges, partners, seen)) {
                    partners[choice] = left;
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void five_hundred_by_five_hundred_takes_less_than_a_second() {
        var all = IntStream.range(0, 500).toArray();
        var edges = IntStream.range(0, 500)
                .mapToObj(left -> left % 2 == 0 ? all : new int[] {left / 2})
                .toList();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(500, BipartiteMatching.size(edges, 500)));
    }
}
