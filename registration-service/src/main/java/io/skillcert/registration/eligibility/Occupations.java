package io.skillcert.registration.eligibility;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Set;

/** The occupations (职业) whose exams candidates can register for. */
public final class Occupations {

    private final Timeline<Codes> codes;

    Occupations(Timeline<Codes> codes) {
        this.codes = codes;
    }

    /** The occupation codes, in the shape of the parameter file. */
    public record Codes(Set<String> codes) {}

    /** Whether the occupation is known on the day. */
    public boolean areKnown(String code, LocalDate on) {
        return codes.isInForceOn(on) && codes.on(on).value().codes().contains(code);
    }
}
