package io.skillcert.subsidy.entitlement.policy;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How many days before the last day to claim (SUB-03) a holder is reminded. Pure: no clock, no look-ups. */
public final class Reminders {

    private final Timeline<Days> days;

    public Reminders(Timeline<Days> days) {
        this.days = days;
    }

    /** As the parameter file writes them. */
    public record Days(Set<Integer> days) {}

    /** The nearest first: who hears late hears once. */
    public SortedSet<Integer> on(LocalDate today) {
        return new TreeSet<>(days.on(today).value().days());
    }
}
