package io.skillcert.policy;

import java.time.LocalDate;

/** A day before the first announced year was asked (CAL-01): it has no calendar and is refused. */
public final class NoCalendarException extends RuntimeException {

    NoCalendarException(LocalDate day, LocalDate firstDay) {
        super("there is no calendar of working days for " + day + ": it begins on " + firstDay);
    }
}
