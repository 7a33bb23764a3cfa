package io.skillcert.subsidy.entitlement.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final Citation TEXT = new Citation("a document", "§1");

    private final Reminders reminders = new Reminders(new Timeline<>(
            "reminders",
            List.of(
                    new Dated<>("reminders", FIRST, new Reminders.Days(Set.of(90, 7, 30)), TEXT),
                    new Dated<>("reminders", FIRST.plusYears(1), new Reminders.Days(Set.of(14)), TEXT))));

    @Test
    void SUB_03_the_reminder_of_the_fewest_days_comes_first_and_the_days_are_those_of_today() {
        assertEquals(
                List.of(7, 30, 90), List.copyOf(reminders.on(FIRST.plusYears(1).minusDays(1))));
        assertEquals(List.of(14), List.copyOf(reminders.on(FIRST.plusYears(1))));
    }

    @ParameterizedTest(name = "{0} days left: reminder of {1}")
    @CsvSource({"91,", "90, 90", "31, 90", "30, 30", "8, 30", "7, 7", "0, 7", "-1,"})
    void SUB_03_the_reminder_of_the_fewest_days_is_due(int left, Integer due) {
        assertEquals(Optional.ofNullable(due), reminders.due(FIRST.plusDays(left), FIRST));
    }
}
