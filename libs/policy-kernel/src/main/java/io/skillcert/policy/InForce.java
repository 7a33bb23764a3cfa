package io.skillcert.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What some parameters make of a day, worked out once for all days from one change of theirs to the next. */
public final class InForce<T> {

    private final Function<LocalDate, T> workedOut;
    private final NavigableMap<LocalDate, T> byFirstDay = new TreeMap<>();

    /**
     * @param parameters all that the answer depends on
     * @param workedOut the answer for a day, the same for all days between two changes
     */
    public InForce(List<? extends Timeline<?>> parameters, Function<LocalDate, T> workedOut) {
        this.workedOut = workedOut;
        for (var parameter : parameters) {
            for (var entry : parameter.history()) {
                var day = entry.effectiveFrom();
                if (parameters.stream().allMatch(other -> other.isInForceOn(day))) {
                    byFirstDay.computeIfAbsent(day, workedOut);
                }
            }
        }
    }

    /** @throws NotInForceException naming the parameter that has no value on the day */
    public T on(LocalDate day) {
        var known = byFirstDay.floorEntry(day);
        return known == null ? workedOut.apply(day) : known.getValue();
    }
}
