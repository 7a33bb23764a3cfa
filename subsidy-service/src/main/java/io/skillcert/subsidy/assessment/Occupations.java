package io.skillcert.subsidy.assessment;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Set;

/** The occupations (职业) whose certificates may be claimed for. */
public final class Occupations {

    private final Timeline<Codes> known;

    Occupations(Timeline<Codes> known) {
        this.known = known;
    }

    /** As the parameter file writes them. */
    public record Codes(Set<String> codes) {}

    /** Known at any time: a claim on a day without rules is refused by SUB-15, not for its occupation. */
    public boolean areKnown(String code, LocalDate on) {
        if (!known.isInForceOn(on)) {
            return known.history().get(0).value().codes().contains(code);
        }
        return known.on(on).value().codes().contains(code);
    }
}
