package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.Timeline;
import java.math.BigDecimal;
import java.time.Period;
import java.util.HashMap;
import java.util.Set;

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

    /** SUB-12, in working days: announced as earliest, and the limit. */
    public record ReviewDays(int earliest, int limit) {}

    /** SUB-02. */
    public record AcceptedBases(Set<Basis> accepted) {}

    /** SUB-10, by the level's number. */
    public static final class YuanByLevel extends HashMap<Integer, BigDecimal> {}

    /** SUB-10: for which levels and occupations (急需紧缺职业), by which rate, up to which amount. */
    public record Uplift(BigDecimal rate, BigDecimal cap, Set<Integer> levels, Set<String> occupations) {}
}
