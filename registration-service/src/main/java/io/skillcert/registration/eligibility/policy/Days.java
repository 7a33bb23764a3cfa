package io.skillcert.registration.eligibility.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of days.
 *
 * @param ranges in order; they neither overlap nor touch
 */
record Days(List<DateRange> ranges) {

    static final Days NONE = new Days(List.of());
    static final Days ALL = since(LocalDate.MIN);

    Days {
        ranges = List.copyOf(ranges);
    }

    static Days since(LocalDate first) {
        return new Days(List.of(new DateRange(first, DateRange.FOREVER)));
    }

    /** All days since the first of the given ones; none if there are none. */
    static Days sinceFirstOf(Stream<LocalDate> days) {
        return days.min(Comparator.naturalOrder()).map(Days::since).orElse(NONE);
    }

    /** The days that are in at least one of the ranges, in any order; empty ranges are ignored. */
    static Days union(Collection<DateRange> ranges) {
        var merged = new ArrayList<DateRange>();
        ranges.stream()
                .filter(range -> !range.isEmpty())
                .sorted(Comparator.comparing(DateRange::from))
                .forEach(range -> {
                    var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                    if (last == null || !last.touches(range)) {
                        merged.add(range);
                    } else if (last.to().isBefore(range.to())) {
                        merged.set(merged.size() - 1, new DateRange(last.from(), range.to()));
                    }
                });
        return new Days(merged);
    }

    /** The days that are in both sets. */
    Days intersect(Days other) {
        return union(ranges.stream()
                .flatMap(mine -> other.ranges.stream().map(mine::intersect))
                .toList());
    }

    boolean contains(LocalDate day) {
        return ranges.stream().anyMatch(range -> range.contains(day));
    }

    Optional<LocalDate> first() {
        return ranges.stream().findFirst().map(DateRange::from);
    }

    /** The first of these days that is later than the given one. */
    Optional<LocalDate> firstAfter(LocalDate day) {
        return ranges.stream()
                .filter(range -> range.to().isAfter(day))
                .findFirst()
                .map(range -> range.from().isAfter(day) ? range.from() : day.plusDays(1));
    }
}
