package io.skillcert.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final LocalDate THURSDAY = LocalDate.parse("2025-01-02");

    private final WorkingDays days = new WorkingDays(
            Map.of(LocalDate.parse("2025-01-01"), false, LocalDate.parse("2025-01-04"), true), 2025, 2025);

    @Test
    void CAL_01_the_day_itself_is_not_counted() {
        assertEquals(LocalDate.parse("2025-01-03"), days.after(THURSDAY, 1));
    }

    @Test
    void CAL_01_a_make_up_saturday_counts_and_the_sunday_after_it_does_not() {
        assertEquals(LocalDate.parse("2025-01-04"), days.after(THURSDAY, 2));
        assertEquals(LocalDate.parse("2025-01-06"), days.after(THURSDAY, 3));
    }

    @Test
    void CAL_01_zero_working_days_after_a_day_is_that_day_even_a_holiday() {
        assertEquals(LocalDate.parse("2025-01-01"), days.after(LocalDate.parse("2025-01-01"), 0));
    }

    @Test
    void CAL_01_the_calendar_begins_with_its_first_year() {
        assertEquals(LocalDate.parse("2025-01-01"), days.firstDay());
    }

    @Test
    void CAL_01_a_day_before_the_calendar_is_refused() {
        assertThrows(NoCalendarException.class, () -> days.after(LocalDate.parse("2024-12-31"), 1));
        assertThrows(NoCalendarException.class, () -> days.isWorkingDay(LocalDate.parse("2024-12-31")));
    }

    @Test
    void CAL_01_past_the_last_announced_year_the_week_alone_counts_and_is_provisional() {
        assertEquals(LocalDate.parse("2026-01-01"), days.after(LocalDate.parse("2025-12-31"), 1));
        assertTrue(days.isProvisional(LocalDate.parse("2026-01-01")));
        assertFalse(days.isProvisional(LocalDate.parse("2025-12-31")));
    }

    @Test
    void CAL_03_a_holiday_rolls_to_the_next_working_day_and_a_working_day_stays() {
        assertEquals(THURSDAY, days.onOrAfter(LocalDate.parse("2025-01-01")));
        assertEquals(THURSDAY, days.onOrAfter(THURSDAY));
    }

    @Test
    void CAL_01_a_calendar_as_it_was_known_forgets_what_was_announced_later() {
        var two = new WorkingDays(
                Map.of(LocalDate.parse("2025-01-04"), true, LocalDate.parse("2026-01-01"), false), 2025, 2026);
        var then = two.through(2025);
        assertEquals(2025, then.lastAnnouncedYear());
        assertFalse(two.isWorkingDay(LocalDate.parse("2026-01-01")));
        assertTrue(then.isWorkingDay(LocalDate.parse("2026-01-01")));
        assertTrue(then.isWorkingDay(LocalDate.parse("2025-01-04")));
        assertTrue(then.isProvisional(LocalDate.parse("2026-01-01")));
        assertEquals(two, two.through(2026));
    }

    @Test
    void working_days_are_not_counted_backwards() {
        assertThrows(IllegalArgumentException.class, () -> days.after(THURSDAY, -1));
    }
}
