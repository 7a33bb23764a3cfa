package io.skillcert.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** What some parameters make of a day, worked out once for all days from one change of theirs to the next. */
public final class InForce<T> {

    private record Period<T>(LocalDate firstDay, T answer) {}

    private final Function<LocalDate, T> workedOut;
    /** Oldest first, as in {@link Timeline}. */
    private final List<Period<T>> periods = new ArrayList<>();

    /**
     * @param parameters all that the answer depends on
     * @param workedOut the answer for a day, the same for all days between two changes
     */
    public InForce(List<? extends Timeline<?>> parameters, Function<LocalDate, T> workedOut) {
        this.workedOut = workedOut;
        var days = new TreeSet<LocalDate>();
        for (var parameter : parameters) {
            parameter.history().forEach(entry -> days.add(entry.effectiveFrom()));
        }
        for (var day : days) {
            if (parameters.stream().allMatch(parameter -> parameter.isInForceOn(day))) {
                periods.add(new Period<>(day, workedOut.apply(day)));
            }
        }
    }

    /** @throws NotInForceException naming the parameter that has no value on the day */
    public T on(LocalDate day) {
        for (int i = periods.size() - 1; i >= 0; i--) {
            var period = periods.get(i);
            if (!period.firstDay().isAfter(day)) {
                return period.answer();
            }
        }
        return workedOut.apply(day);
    }
}
