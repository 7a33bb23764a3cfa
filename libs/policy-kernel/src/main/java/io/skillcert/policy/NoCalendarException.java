package io.skillcert.policy;

import java.time.LocalDate;

/** Thrown for a day before the first announced year, for which there is no calendar of working days (CAL-01). */
public final class NoCalendarException extends RuntimeException {

    NoCalendarException(LocalDate day, LocalDate firstDay) {
        super("there is no calendar of working days for " + day + ": it begins on " + firstDay);
    }
}
