package io.skillcert.policy;

import java.time.LocalDate;

/** Thrown for a day on which a parameter has no value, so that no rule can decide (SUB-15). */
public final class NotInForceException extends RuntimeException {

    private final LocalDate day;

    NotInForceException(String parameter, LocalDate day) {
        super(parameter + " has no value on " + day);
        this.day = day;
    }

    public LocalDate day() {
        return day;
    }
}
