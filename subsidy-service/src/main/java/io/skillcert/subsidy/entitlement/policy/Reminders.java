package io.skillcert.subsidy.entitlement.policy;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How many days before the last day to claim a holder is reminded (SUB-03). Pure: no clock, no I/O. */
public final class Reminders {

    private final Timeline<Days> days;

    public Reminders(Timeline<Days> days) {
        this.days = days;
    }

    /** The days as the parameter file lists them. */
    public record Days(Set<Integer> days) {}

    /** The days before the last day, the fewest first. */
    public SortedSet<Integer> on(LocalDate today) {
        return new TreeSet<>(days.on(today).value().days());
    }

    /** The reminder that is due today, that of the fewest days if several are; empty if the last day has passed. */
    public Optional<Integer> due(LocalDate lastDay, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, lastDay);
        return on(today).stream().filter(days -> left >= 0 && left <= days).findFirst();
    }
}
