package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The running sums of a trial. */
final class ReplaySums {

    private long cases;
    private long gain;
    private long lose;
    private Yuan before = Yuan.ZERO;
    private Yuan after = Yuan.ZERO;
    private final Map<String, ReplayReport.Line> byLevel = new TreeMap<>();
    private final Map<String, ReplayReport.Line> byRule = new TreeMap<>();

    void add(Yuan grantedBefore, Yuan grantedAfter) {
        cases++;
        before = before.plus(grantedBefore);
        after = after.plus(grantedAfter);
    }

    void addChange(PolicyReplays.Change change, Yuan grantedBefore, Yuan grantedAfter) {
        var direction = grantedAfter.compareTo(grantedBefore);
        gain += direction > 0 ? 1 : 0;
        lose += direction < 0 ? 1 : 0;
        var line = new ReplayReport.Line(
                "", direction > 0 ? 1 : 0, direction < 0 ? 1 : 0, grantedAfter.minus(grantedBefore));
        add(byLevel, Integer.toString(change.level()), line);
        change.rules().forEach(rule -> add(byRule, rule, line));
    }

    private static void add(Map<String, ReplayReport.Line> lines, String key, ReplayReport.Line line) {
        lines.merge(
                key,
                new ReplayReport.Line(key, line.gain(), line.lose(), line.difference()),
                (sum, more) -> new ReplayReport.Line(
                        key,
                        sum.gain() + more.gain(),
                        sum.lose() + more.lose(),
                        sum.difference().plus(more.difference())));
    }

    ReplayReport report() {
        return new ReplayReport(
                cases, gain, lose, before, after, List.copyOf(byLevel.values()), List.copyOf(byRule.values()));
    }
}
