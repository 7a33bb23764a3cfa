package io.skillcert.subsidy.entitlement.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemindersTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final Citation TEXT = new Citation("a document", "§1");

    private final Reminders reminders = new Reminders(new Timeline<>(
            "reminders",
            List.of(
                    new Dated<>("reminders", FIRST, new Reminders.Days(Set.of(90, 7, 30)), TEXT),
                    new Dated<>("reminders", FIRST.plusYears(1), new Reminders.Days(Set.of(14)), TEXT))));

    @Test
    void SUB_03_the_nearest_reminder_comes_first_and_the_days_are_those_of_today() {
        assertEquals(
                List.of(7, 30, 90), List.copyOf(reminders.on(FIRST.plusYears(1).minusDays(1))));
        assertEquals(List.of(14), List.copyOf(reminders.on(FIRST.plusYears(1))));
    }
}
