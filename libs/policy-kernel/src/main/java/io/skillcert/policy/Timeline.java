package io.skillcert.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The history of one policy parameter. A day before the first entry has no value, and never a default one. */
public final class Timeline<T> {

    private final String parameter;
    /** Oldest first. */
    private final List<Dated<T>> entries;

    /** @throws IllegalArgumentException if the history is empty or has two values from one day */
    public Timeline(String parameter, List<Dated<T>> history) {
        this.parameter = parameter;
        if (history.isEmpty()) {
            throw new IllegalArgumentException(parameter + " has no value");
        }
        entries = history.stream()
                .sorted(Comparator.comparing(Dated::effectiveFrom))
                .toList();
        for (int i = 1; i < entries.size(); i++) {
            var from = entries.get(i).effectiveFrom();
            if (from.equals(entries.get(i - 1).effectiveFrom())) {
                throw new IllegalArgumentException(parameter + " has two values from " + from);
            }
        }
    }

    public String parameter() {
        return parameter;
    }

    /**
     * The entry in force on the day.
     *
     * @throws NotInForceException if the day is before the first entry
     */
    public Dated<T> on(LocalDate day) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!entries.get(i).effectiveFrom().isAfter(day)) {
                return entries.get(i);
            }
        }
        throw new NotInForceException(parameter, day);
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(entries.get(0).effectiveFrom());
    }

    /** All entries, oldest first. */
    public List<Dated<T>> history() {
        return entries;
    }
}
