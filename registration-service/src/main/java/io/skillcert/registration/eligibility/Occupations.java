package io.skillcert.registration.eligibility;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Set;

/** The occupations (职业) that may be registered for. */
public final class Occupations {

    private final Timeline<Codes> known;

    Occupations(Timeline<Codes> known) {
        this.known = known;
    }

    /** As the parameter file writes them. */
    public record Codes(Set<String> codes) {}

    public boolean areKnown(String code, LocalDate on) {
        return known.isInForceOn(on) && known.on(on).value().codes().contains(code);
    }
}
