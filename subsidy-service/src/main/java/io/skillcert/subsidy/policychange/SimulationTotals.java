package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The running totals of a simulation. */
final class SimulationTotals {

    private long cases;
    private long gain;
    private long lose;
    private Yuan before = Yuan.ZERO;
    private Yuan after = Yuan.ZERO;
    private final Map<String, SimulationReport.Line> byLevel = new TreeMap<>();
    private final Map<String, SimulationReport.Line> byRule = new TreeMap<>();

    void add(Yuan grantedBefore, Yuan grantedAfter) {
        cases++;
        before = before.plus(grantedBefore);
        after = after.plus(grantedAfter);
    }

    void addChange(SimulatedChange change, Yuan grantedBefore, Yuan grantedAfter) {
        var direction = grantedAfter.compareTo(grantedBefore);
        gain += direction > 0 ? 1 : 0;
        lose += direction < 0 ? 1 : 0;
        var line = new SimulationReport.Line(
                "", direction > 0 ? 1 : 0, direction < 0 ? 1 : 0, grantedAfter.minus(grantedBefore));
        add(byLevel, Integer.toString(change.level()), line);
        change.rules().forEach(rule -> add(byRule, rule, line));
    }

    private static void add(Map<String, SimulationReport.Line> lines, String key, SimulationReport.Line line) {
        lines.merge(
                key,
                new SimulationReport.Line(key, line.gain(), line.lose(), line.difference()),
                (sum, more) -> new SimulationReport.Line(
                        key,
                        sum.gain() + more.gain(),
                        sum.lose() + more.lose(),
                        sum.difference().plus(more.difference())));
    }

    SimulationReport report() {
        return new SimulationReport(
                cases, gain, lose, before, after, List.copyOf(byLevel.values()), List.copyOf(byRule.values()));
    }
}
