package io.skillcert.registration.eligibility.policy;

import java.time.LocalDate;

/**
 * A range of days, both ends included.
 *
 * @param to {@link #FOREVER} if the range is open; a range that ends before it begins is empty
 */
record DateRange(LocalDate from, LocalDate to) {

    static final LocalDate FOREVER = LocalDate.MAX;

    boolean isEmpty() {
        return from.isAfter(to);
    }

    boolean contains(LocalDate day) {
        return !from.isAfter(day) && !to.isBefore(day);
    }

    DateRange intersect(DateRange other) {
        return new DateRange(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }

    /** Whether no day lies between this range and a later one. */
    boolean touches(DateRange later) {
        return to.equals(FOREVER) || !later.from.isAfter(to.plusDays(1));
    }
}
