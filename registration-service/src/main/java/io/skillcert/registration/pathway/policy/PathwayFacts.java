package io.skillcert.registration.pathway.policy;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyFacts.Award;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pathway is planned on.
 *
 * @param on the day from which the person can act
 * @param bases what is known of the bases of a claim; an absent one is not known
 * @param awards the subsidies granted so far
 * @param courseFee what the course costs the person; 0 without one
 */
public record PathwayFacts(
        String occupationCode,
        SkillLevel goal,
        LocalDate on,
        EligibilityFacts candidate,
        Map<Basis, Boolean> bases,
        List<Award> awards,
        List<Batch> batches,
        Yuan courseFee) {

    /**
     * An exam batch that the person could register for.
     *
     * @param registrationUntil the last day of registration
     * @param fee the fee of a first attempt at the goal level
     */
    public record Batch(
            String id,
            Set<SkillLevel> levels,
            LocalDate registrationFrom,
            LocalDate registrationUntil,
            LocalDate lastExamDay,
            Yuan fee) {}

    public PathwayFacts {
        bases = Map.copyOf(bases);
        awards = List.copyOf(awards);
        batches = List.copyOf(batches);
    }
}
