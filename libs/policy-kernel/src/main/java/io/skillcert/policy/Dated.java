package io.skillcert.policy;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A value in force from a day until the next entry of its timeline.
 *
 * @param parameter the parameter's name, the same as its file's
 * @param effectiveFrom the first day, included
 * @param value the value, never null
 * @param citation the text it rests on, never null
 */
public record Dated<T>(String parameter, LocalDate effectiveFrom, T value, Citation citation) {

    public Dated {
        Objects.requireNonNull(parameter, "parameter");
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(citation, "citation");
    }
}
