package io.skillcert.subsidy.assessment;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Set;

/** The occupations (职业) whose certificates may be claimed for. */
public final class ClaimableOccupations {

    private final Timeline<Codes> known;

    ClaimableOccupations(Timeline<Codes> known) {
        this.known = known;
    }

    /** The codes as the parameter file lists them. */
    public record Codes(Set<String> codes) {}

    /**
     * Whether the occupation is known on the day. Before the first entry that entry is asked: a claim on a day without rules
     * is refused by SUB-15, not for its occupation.
     */
    public boolean isKnown(String code, LocalDate on) {
        var entry = known.isInForceOn(on) ? known.on(on) : known.history().get(0);
        return entry.value().codes().contains(code);
    }
}
