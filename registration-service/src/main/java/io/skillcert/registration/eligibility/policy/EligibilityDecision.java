package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the rules say about one person on one day: every level, every route, every finding. */
public record EligibilityDecision(PolicyVersion policy, List<Level> levels) {

    /**
     * @param earliestEligibleOn the day itself if eligible, else the first later day on which time alone opens it
     * @param documents those of the first met route, else of the first route
     * @param routes in code order
     */
    public record Level(
            SkillLevel level,
            boolean eligible,
            Optional<LocalDate> earliestEligibleOn,
            List<DocumentCode> documents,
            List<Route> routes) {}

    /** @param earliestMetOn for a met route the first day it was met, possibly past; else REG-07's day */
    public record Route(
            String code,
            boolean met,
            Optional<LocalDate> earliestMetOn,
            List<DocumentCode> documents,
            List<Finding> findings) {}

    public Level of(SkillLevel level) {
        return levels.stream()
                .filter(candidate -> candidate.level() == level)
                .findFirst()
                .orElseThrow();
    }

    public Optional<SkillLevel> highestEligibleLevel() {
        return levels.stream()
                .filter(Level::eligible)
                .map(Level::level)
                .reduce((higher, candidate) -> candidate.isHigherThan(higher) ? candidate : higher);
    }
}
