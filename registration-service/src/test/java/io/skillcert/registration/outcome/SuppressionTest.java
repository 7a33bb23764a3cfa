package io.skillcert.registration.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.registration.outcome.Suppression.Cell;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shown never gives away what is hidden. */
class SuppressionTest {

    @Test
    void nine_people_are_hidden_and_ten_are_shown() {
        assertEquals(Set.of(), Suppression.shown(List.of(cell(9, "a"), cell(40)), 10));
        assertEquals(Set.of("a"), Suppression.shown(List.of(cell(10, "a"), cell(40)), 10));
        assertFalse(Suppression.isTotalShown(List.of(cell(4, "a"), cell(5)), 10));
        assertTrue(Suppression.isTotalShown(List.of(cell(5, "a"), cell(5)), 10));
    }

    @Test
    void the_only_hidden_group_takes_the_next_smallest_with_it() {
        assertEquals(Set.of("a"), Suppression.shown(List.of(cell(30, "a"), cell(12, "b"), cell(9, "c")), 10));
    }

    @Test
    void two_hidden_groups_of_ten_people_together_need_no_third() {
        assertEquals(Set.of("a"), Suppression.shown(List.of(cell(30, "a"), cell(4, "b"), cell(6, "c")), 10));
    }

    @Test
    void hidden_groups_and_people_without_a_group_are_at_least_ten_together() {
        assertEquals(
                Set.of("a"), Suppression.shown(List.of(cell(30, "a"), cell(12, "b"), cell(4, "c"), cell(5, "d")), 10));
        assertEquals(Set.of("a"), Suppression.shown(List.of(cell(30, "a"), cell(12, "b"), cell(3)), 10));
        assertEquals(Set.of("a", "b"), Suppression.shown(List.of(cell(30, "a"), cell(12, "b")), 10));
    }

    @Test
    void people_of_two_groups_count_once_in_the_total() {
        assertEquals(
                Set.of("a", "b"),
                Suppression.shown(List.of(cell(8, "a", "b"), cell(5, "a"), cell(5, "b"), cell(10)), 10));
    }

    private static Cell<String> cell(long people, String... groups) {
        return new Cell<>(Set.of(groups), people);
    }
}
