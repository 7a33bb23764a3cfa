package io.skillcert.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** The history of one policy parameter. A day before the first entry has no value, and never a default one. */
public final class Timeline<T> {

    private final String parameter;
    private final TreeMap<LocalDate, Dated<T>> entries = new TreeMap<>();

    /** @throws IllegalArgumentException if the history is empty or has two values from one day */
    public Timeline(String parameter, List<Dated<T>> history) {
        this.parameter = parameter;
        if (history.isEmpty()) {
            throw new IllegalArgumentException(parameter + " has no value");
        }
        for (var entry : history) {
            if (entries.put(entry.effectiveFrom(), entry) != null) {
                throw new IllegalArgumentException(parameter + " has two values from " + entry.effectiveFrom());
            }
        }
    }

    public String parameter() {
        return parameter;
    }

    /** The entry in force on the day. @throws NotInForceException before the first entry */
    public Dated<T> on(LocalDate day) {
        var entry = entries.floorEntry(day);
        if (entry == null) {
            throw new NotInForceException(parameter, day);
        }
        return entry.getValue();
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(entries.firstKey());
    }

    /** All entries, oldest first. */
    public List<Dated<T>> history() {
        return List.copyOf(entries.values());
    }
}
