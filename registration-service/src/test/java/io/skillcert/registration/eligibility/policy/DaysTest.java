package io.skillcert.registration.eligibility.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of January 2025, each written as its first and last day of the month. */
class DaysTest {

    @ParameterizedTest(name = "{0} together: {1}")
    @CsvSource({
        "'', ''",
        "3-5, 3-5",
        "'3-5 7-9', '3-5 7-9'",
        // Adjacent ranges.
        "'3-5 6-9', 3-9",
        // Nested and overlapping ranges.
        "'3-9 4-5 8-12', 3-12",
        // Ranges in any order.
        "'20-21 7-9 3-7', '3-9 20-21'",
    })
    void a_union_counts_overlaps_once_and_keeps_gaps(String ranges, String expected) {
        assertEquals(expected, written(days(ranges)));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "3-5, 4-9, 4-5",
        "3-5, 5-9, 5-5",
        "3-5, 6-9, ''",
        "'3-5 8-12', 4-9, '4-5 8-9'",
        "4-9, '3-5 8-12', '4-5 8-9'",
        "'1-2 10-20', '2-10 15-30', '2-2 10-10 15-20'",
        "'1-2 10-20', 5-6, ''",
        "'', 5-6, ''",
    })
    void an_intersection_has_the_days_that_are_in_both_sets(String one, String other, String expected) {
        assertEquals(expected, written(days(one).intersect(days(other))));
    }

    @ParameterizedTest(name = "of {0} the first after {1}: {2}")
    @CsvSource({
        "'3-5 8-9', 1, 3",
        "'3-5 8-9', 2, 3",
        "'3-5 8-9', 3, 4",
        "'3-5 8-9', 5, 8",
        "'3-5 8-9', 8, 9",
        "'3-5 8-9', 9, none",
        "'', 1, none",
    })
    void the_first_day_after_another_one(String ranges, int day, String expected) {
        var first = days(ranges).firstAfter(day(day)).map(LocalDate::getDayOfMonth);
        assertEquals(expected, first.map(Object::toString).orElse("none"));
    }

    @ParameterizedTest(name = "3-5 and 8-9 contain {0}: {1}")
    @CsvSource({"2, false", "3, true", "5, true", "6, false", "7, false", "8, true", "9, true", "10, false"})
    void both_ends_of_a_range_are_in_it(int day, boolean expected) {
        assertEquals(expected, days("3-5 8-9").contains(day(day)));
    }

    private static Days days(String ranges) {
        return Days.union(Arrays.stream(ranges.split(" "))
                .filter(range -> !range.isEmpty())
                .map(range -> List.of(range.split("-")))
                .map(ends -> new DateRange(day(Integer.parseInt(ends.get(0))), day(Integer.parseInt(ends.get(1)))))
                .toList());
    }

    private static LocalDate day(int ofMonth) {
        return LocalDate.of(2025, 1, ofMonth);
    }

    private static String written(Days days) {
        return days.ranges().stream()
                .map(range -> range.from().getDayOfMonth() + "-" + range.to().getDayOfMonth())
                .collect(Collectors.joining(" "));
    }
}
