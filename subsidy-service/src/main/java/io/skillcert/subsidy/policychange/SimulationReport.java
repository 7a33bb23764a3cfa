package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import java.util.List;

/**
 * What other parameters would come to on all stored cases.
 *
 * @param cases tried. @param gain would be granted more. @param lose would be granted less
 * @param before yuan granted as decided. @param after yuan that would be granted
 * @param byLevel and byRule: of the changed cases
 */
public record SimulationReport(
        long cases, long gain, long lose, Yuan before, Yuan after, List<Line> byLevel, List<Line> byRule) {

    /** @param key the level or the rule. @param difference yuan, less is negative */
    public record Line(String key, long gain, long lose, Yuan difference) {}
}
