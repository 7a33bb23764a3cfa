package io.skillcert.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InForceTest {

    private static final Citation CITATION = new Citation("a law", "1");

    private final Timeline<String> first = timeline("first", "2024-01-01", "2025-07-01");
    private final Timeline<String> second = timeline("second", "2024-06-01", "2025-07-01");
    private final List<LocalDate> asked = new ArrayList<>();
    private final InForce<String> both = new InForce<>(List.of(first, second), this::both);

    private static Timeline<String> timeline(String parameter, String... days) {
        var history = new ArrayList<Dated<String>>();
        for (var day : days) {
            history.add(new Dated<>(parameter, LocalDate.parse(day), parameter + " of " + day, CITATION));
        }
        return new Timeline<>(parameter, history);
    }

    private String both(LocalDate day) {
        asked.add(day);
        return first.on(day).value() + ", " + second.on(day).value();
    }

    @Test
    void an_answer_holds_from_a_change_until_the_day_before_the_next() {
        assertEquals("first of 2024-01-01, second of 2024-06-01", both.on(LocalDate.parse("2024-06-01")));
        assertEquals("first of 2024-01-01, second of 2024-06-01", both.on(LocalDate.parse("2025-06-30")));
        assertEquals("first of 2025-07-01, second of 2025-07-01", both.on(LocalDate.parse("2025-07-01")));
        assertEquals("first of 2025-07-01, second of 2025-07-01", both.on(LocalDate.parse("2099-12-31")));
    }

    @Test
    void it_is_worked_out_once_for_each_change() {
        both.on(LocalDate.parse("2024-06-01"));
        both.on(LocalDate.parse("2025-08-01"));
        assertEquals(List.of(LocalDate.parse("2024-06-01"), LocalDate.parse("2025-07-01")), asked);
    }

    @Test
    void before_all_of_them_are_in_force_the_one_that_is_not_is_named() {
        var thrown = assertThrows(NotInForceException.class, () -> both.on(LocalDate.parse("2024-05-31")));
        assertEquals(
                new NotInForceException("second", LocalDate.parse("2024-05-31")).getMessage(), thrown.getMessage());
    }
}
