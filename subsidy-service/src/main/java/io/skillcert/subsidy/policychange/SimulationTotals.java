package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The running totals of a simulation. */
final class SimulationTotals {

    private long cases;
    private long persons;
    private UUID person;
    private BigDecimal difference = BigDecimal.ZERO;
    private long gain;
    private long lose;
    private Yuan before = Yuan.ZERO;
    private Yuan after = Yuan.ZERO;
    private final Map<String, SimulationReport.Line> byLevel = new TreeMap<>();
    private final Map<String, SimulationReport.Line> byRule = new TreeMap<>();

    /** Adds a case. The cases of a person come one after the other, so that the person is counted once. */
    void add(UUID ofPerson, Yuan grantedBefore, Yuan grantedAfter) {
        if (!ofPerson.equals(person)) {
            endPerson();
            person = ofPerson;
            persons++;
        }
        cases++;
        before = before.plus(grantedBefore);
        after = after.plus(grantedAfter);
        difference = difference.add(grantedAfter.amount()).subtract(grantedBefore.amount());
    }

    private void endPerson() {
        gain += difference.signum() > 0 ? 1 : 0;
        lose += difference.signum() < 0 ? 1 : 0;
        difference = BigDecimal.ZERO;
    }

    /** Counts the change of a case for its level, and for the rules that differ, all together. */
    void addChange(SimulatedChange change, Yuan grantedBefore, Yuan grantedAfter) {
        var direction = grantedAfter.compareTo(grantedBefore);
        var line = new SimulationReport.Line(
                "", direction > 0 ? 1 : 0, direction < 0 ? 1 : 0, grantedAfter.minus(grantedBefore));
        add(byLevel, Integer.toString(change.level()), line);
        add(byRule, String.join(" ", change.rules()), line);
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
        endPerson();
        return new SimulationReport(
                cases, persons, gain, lose, before, after, List.copyOf(byLevel.values()), List.copyOf(byRule.values()));
    }
}
