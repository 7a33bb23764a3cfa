package io.skillcert.subsidy.award;

import java.time.LocalDate;
import java.util.Optional;

/** Checks the day of an award or payment that another body reports: a typing error would bar a person for years. */
public final class DayOfFact {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private DayOfFact() {}

    /** What is wrong with the day; empty if it is plausible. */
    public static Optional<String> check(LocalDate day, LocalDate today) {
        return day.isBefore(EARLIEST) || day.isAfter(today)
                ? Optional.of("is not a day between %s and today, %s".formatted(EARLIEST, today))
                : Optional.empty();
    }
}
