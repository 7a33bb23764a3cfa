package io.skillcert.policy.subsidy;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dated parameters of the subsidy, each in the file of its name under {@code policy/assessment}. */
public record SubsidyParameters(
        Timeline<String> ruleSet,
        Timeline<Boolean> certificateAccepted,
        Timeline<AcceptedBases> bases,
        Timeline<Period> claimWindow,
        Timeline<Boolean> claimWindowRolling,
        Timeline<Integer> awardsPerKind,
        Timeline<Integer> awardsPerYear,
        Timeline<Boolean> noLowerAfterHigher,
        Timeline<Boolean> oncePerLevel,
        Timeline<Boolean> noDoubleSource,
        Timeline<YuanByLevel> amounts,
        Timeline<Uplift> uplift,
        Timeline<ReviewDays> reviewDays) {

    /** @throws IllegalArgumentException if a value is out of range */
    public SubsidyParameters {
        awardsPerKind.history().forEach(entry -> require(entry.value() >= 0, "awards-per-kind"));
        awardsPerYear.history().forEach(entry -> require(entry.value() >= 0, "awards-per-year"));
        amounts.history().forEach(entry -> require(isWhole(entry.value()), "amounts"));
        claimWindow.history().forEach(entry -> require(entry.value().toTotalMonths() > 0, "claim-window"));
    }

    /** Every level has an amount, in whole fen. */
    private static boolean isWhole(YuanByLevel amounts) {
        return amounts.keySet().equals(Set.of(1, 2, 3, 4, 5))
                && amounts.values().stream().allMatch(SubsidyParameters::isPayable);
    }

    private static boolean isPayable(BigDecimal amount) {
        return amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= 2;
    }

    private static void require(boolean holds, String parameter) {
        if (!holds) {
            throw new IllegalArgumentException("a value of " + parameter + " is out of range");
        }
    }

    /** The days on which a parameter changes that can turn a refusal into a grant. */
    Set<LocalDate> daysOfChange() {
        return Stream.<Timeline<?>>of(
                        ruleSet,
                        certificateAccepted,
                        bases,
                        awardsPerKind,
                        awardsPerYear,
                        noLowerAfterHigher,
                        oncePerLevel,
                        noDoubleSource)
                .flatMap(timeline -> timeline.history().stream())
                .map(Dated::effectiveFrom)
                .collect(Collectors.toSet());
    }

    /** The working days of a review: announced as earliest, and the limit (SUB-12). */
    public record ReviewDays(int earliest, int limit) {
        public ReviewDays {
            require(earliest >= 0 && earliest <= limit, "review-days");
        }
    }

    /** The bases of which one must hold (SUB-02). */
    public record AcceptedBases(Set<Basis> accepted) {
        public AcceptedBases {
            require(!accepted.isEmpty(), "bases");
            accepted = Collections.unmodifiableSet(EnumSet.copyOf(accepted));
        }
    }

    /** The amounts by the level's number (SUB-10). */
    public static final class YuanByLevel extends HashMap<Integer, BigDecimal> {}

    /** The uplift (上浮) of urgently needed occupations (急需紧缺职业): its rate, cap, levels and occupations (SUB-10). */
    public record Uplift(BigDecimal rate, BigDecimal cap, Set<Integer> levels, Set<String> occupations) {
        public Uplift {
            require(rate.signum() >= 0 && isPayable(cap), "uplift");
        }

        boolean appliesTo(int level, String occupationCode) {
            return levels.contains(level) && occupations.contains(occupationCode);
        }
    }
}
