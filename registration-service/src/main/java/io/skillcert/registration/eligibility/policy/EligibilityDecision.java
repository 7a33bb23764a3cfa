package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The decision on one person and one day: every level, every route, every finding. */
public record EligibilityDecision(PolicyVersion policy, List<Level> levels) {

    /**
     * The decision on one level.
     *
     * @param eligible whether at least one route is met
     * @param earliestEligibleOn the day itself if eligible, else the first later day on which time alone opens the level
     * @param documents those of the first met route, else of the first route
     * @param routes in code order
     * @param notLowerThanHeld the finding of REG-13
     */
    public record Level(
            SkillLevel level,
            boolean eligible,
            Optional<LocalDate> earliestEligibleOn,
            List<DocumentCode> documents,
            List<Route> routes,
            Finding notLowerThanHeld) {

        /** Whether the person may register for the level: it is open, and no higher one is held. */
        public boolean mayRegister() {
            return eligible && notLowerThanHeld.verdict() == Verdict.MET;
        }

        /** The codes of the met routes. */
        public List<String> metRoutes() {
            return routes.stream().filter(Route::met).map(Route::code).toList();
        }

        /** The codes of the rules that prevent registration, each once, in the order of the routes. */
        public List<String> unmetRules() {
            var ofRoutes = eligible ? List.<Route>of() : routes;
            return Stream.concat(
                            ofRoutes.stream().flatMap(route -> route.findings().stream()), Stream.of(notLowerThanHeld))
                    .filter(finding -> finding.verdict() == Verdict.NOT_MET)
                    .map(finding -> finding.rule().code())
                    .distinct()
                    .toList();
        }
    }

    /**
     * The decision on one route.
     *
     * @param earliestMetOn for a met route the first day on which it was met, possibly past; else the day of REG-07
     */
    public record Route(
            String code,
            boolean met,
            Optional<LocalDate> earliestMetOn,
            List<DocumentCode> documents,
            List<Finding> findings) {}

    /** The decision on a level. */
    public Level of(SkillLevel level) {
        return levels.stream()
                .filter(candidate -> candidate.level() == level)
                .findFirst()
                .orElseThrow();
    }

    /** The highest level that is open; empty if none is. */
    public Optional<SkillLevel> highestEligibleLevel() {
        return levels.stream()
                .filter(Level::eligible)
                .map(Level::level)
                .reduce((higher, candidate) -> candidate.isHigherThan(higher) ? candidate : higher);
    }
}
