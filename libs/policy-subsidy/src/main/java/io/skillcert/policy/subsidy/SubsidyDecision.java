package io.skillcert.policy.subsidy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.Yuan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decision on a claim: its outcome, the amount and how it was computed, the last day to claim, every finding.
 *
 * @param amount what is paid if it is granted; 0.00 if it is refused
 * @param trace empty where no rules are in force
 * @param lastDayProvisional whether the last day lies past the last announced year of the calendar
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
        /** Referred to a person, because a fact is missing. */
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
    public record AmountTrace(Yuan base, BigDecimal upliftRate, Yuan uplifted, Optional<Yuan> cap, Yuan amount) {

        private static final BigDecimal NO_UPLIFT = new BigDecimal("0.00");

        static AmountTrace withoutUplift(Yuan base) {
            return new AmountTrace(base, NO_UPLIFT, base, Optional.empty(), base);
        }

        /** The base times one plus the rate, at most the cap. */
        static AmountTrace uplifted(Yuan base, BigDecimal rate, Yuan cap) {
            var uplifted = base.times(BigDecimal.ONE.add(rate), RoundingMode.HALF_UP);
            return new AmountTrace(base, rate, uplifted, Optional.of(cap), uplifted.atMost(cap));
        }
    }

    /**
     * The decision with the finding about the account (SUB-13). What the other rules grant is referred to a person until the
     * account is known to be the claimant's own.
     */
    public SubsidyDecision with(Finding account) {
        var open = outcome == Outcome.GRANTED && account.verdict() != Verdict.MET;
        return new SubsidyDecision(
                policy,
                open ? Outcome.REFERRED : outcome,
                amount,
                trace,
                lastDayToClaim,
                lastDayProvisional,
                Stream.concat(findings.stream(), Stream.of(account)).toList());
    }

    public boolean isGranted() {
        return outcome == Outcome.GRANTED;
    }

    public boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }

    /** The codes of the rules that are not met or whose facts are missing. */
    public List<String> openRules() {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.MET)
                .map(finding -> finding.rule().code())
                .toList();
    }
}
