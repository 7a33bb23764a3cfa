package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.Optional;

/**
 * What a batch lacks: more people need such a seat than there are, or the times of the seats leave some without.
 *
 * @param site where the seats must be; empty: anywhere
 * @param people who need such a seat and have none yet
 * @param seats that are free; as many as people where only their times are in the way
 */
public record Shortage(
        Subject subject, Optional<String> site, boolean accessible, int extraMinutes, int people, int seats) {

    /** A sentence for the officer who plans. */
    public String sentence() {
        var need = subject
                + site.map(" at "::concat).orElse("")
                + (accessible ? ", accessible" : "")
                + (extraMinutes > 0 ? ", with " + extraMinutes + " more minutes" : "");
        return people > seats
                ? need + ": " + people + " people need a seat, " + seats + " are free"
                : need + ": for " + people + " people no free seat fits beside their other subjects";
    }
}
