package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.Decision;
import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.Yuan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the rules say about one claim: outcome, amount and how it came about, last day to claim, every finding.
 *
 * @param amount what would be paid: for a refusal 0.00
 * @param trace empty where no rules are in force
 * @param lastDayProvisional the last day lies past the last announced year of the calendar
 */
public record Assessment(
        PolicyVersion policy,
        Outcome outcome,
        Yuan amount,
        Optional<AmountTrace> trace,
        Optional<LocalDate> lastDayToClaim,
        boolean lastDayProvisional,
        List<Finding> findings) {

    public enum Outcome {
        GRANTED,
        REFUSED,
        /** Referred to a person, because a fact is missing. */
        REFERRED;

        static Outcome of(Decision<?> decision) {
            // Not by fold: its three functions took a fifth of the whole assessment.
            if (decision instanceof Decision.Granted) {
                return GRANTED;
            }
            return decision instanceof Decision.Refused ? REFUSED : REFERRED;
        }
    }

    /** SUB-10. @param cap empty without uplift */
    public record AmountTrace(Yuan base, BigDecimal upliftRate, Yuan uplifted, Optional<Yuan> cap, Yuan amount) {}

    public boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }

    /** The codes of the rules that are not met or not known. */
    public List<String> openRules() {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.MET)
                .map(finding -> finding.rule().code())
                .toList();
    }
}
