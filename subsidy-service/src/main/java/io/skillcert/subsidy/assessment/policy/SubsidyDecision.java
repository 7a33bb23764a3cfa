package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.Yuan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The decision of the rules on one claim: outcome, amount and how it was computed, last day to claim, every finding.
 *
 * @param amount the amount to be paid; 0.00 if refused
 * @param trace empty if no rules are in force
 * @param lastDayProvisional whether the last day lies after the last announced year of the calendar
 */
public record SubsidyDecision(
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
        /** Referred to a person because a fact is missing. */
        REFERRED;

        static Outcome of(Verdict verdict) {
            return switch (verdict) {
                case MET -> GRANTED;
                case NOT_MET -> REFUSED;
                case UNKNOWN -> REFERRED;
            };
        }
    }

    /**
     * How the amount was computed (SUB-10).
     *
     * @param cap empty without uplift
     */
    public record AmountTrace(Yuan base, BigDecimal upliftRate, Yuan uplifted, Optional<Yuan> cap, Yuan amount) {}

    public boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }

    /** The codes of the rules that are not met or unknown. */
    public List<String> openRules() {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.MET)
                .map(finding -> finding.rule().code())
                .toList();
    }
}
