package io.skillcert.policy;

import java.time.LocalDate;

/** A day was asked on which the parameter has no value: no rule may decide it (SUB-15). */
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
