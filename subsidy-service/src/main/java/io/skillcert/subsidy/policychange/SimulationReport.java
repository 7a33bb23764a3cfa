package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a simulation.
 *
 * @param cases the number of stored cases: one for each certificate and kind of subsidy
 * @param persons the people of these cases, each once
 * @param gain the people who would be granted more, each once
 * @param lose the people who would be granted less, each once
 * @param before the yuan granted as decided
 * @param after the yuan granted by the candidate parameters
 * @param byLevel the changed cases by level
 * @param byRule the changed cases by the rules that differ; those that differ together stand in one line
 */
public record SimulationReport(
        long cases,
        long persons,
        long gain,
        long lose,
        Yuan before,
        Yuan after,
        List<Line> byLevel,
        List<Line> byRule) {

    /**
     * The changed cases of one level or rule.
     *
     * @param key the level or the rule
     * @param gain the cases that would be granted more
     * @param lose the cases that would be granted less
     * @param difference the yuan granted more; negative if less
     */
    @Schema(name = "SimulationLine")
    public record Line(
            String key,
            long gain,
            long lose,
            @Schema(implementation = String.class, pattern = "-?\\d+\\.\\d{2}", examples = "-600.00")
                    Yuan difference) {}
}
