package io.skillcert.registration.eligibility.api;

import io.skillcert.http.FindingView;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer of an eligibility check. */
record EligibilityView(
        PolicyVersion policy, @Schema(nullable = true) Integer highestEligibleLevel, List<LevelView> levels) {

    public record LevelView(
            int level,
            boolean eligible,
            @Schema(nullable = true) LocalDate earliestEligibleOn,
            List<DocumentCode> documents,
            List<RouteView> routes) {}

    @Schema(name = "CheckedRouteView")
    public record RouteView(
            String code,
            boolean met,
            @Schema(nullable = true) LocalDate earliestMetOn,
            List<DocumentCode> documents,
            List<FindingView> findings) {}

    static EligibilityView of(EligibilityDecision decision, Locale language) {
        return new EligibilityView(
                decision.policy(),
                decision.highestEligibleLevel().map(SkillLevel::number).orElse(null),
                decision.levels().stream().map(level -> of(level, language)).toList());
    }

    private static LevelView of(EligibilityDecision.Level level, Locale language) {
        return new LevelView(
                level.level().number(),
                level.eligible(),
                level.earliestEligibleOn().orElse(null),
                level.documents(),
                level.routes().stream().map(route -> of(route, language)).toList());
    }

    private static RouteView of(EligibilityDecision.Route route, Locale language) {
        return new RouteView(
                route.code(),
                route.met(),
                route.earliestMetOn().orElse(null),
                route.documents(),
                FindingView.of(route.findings(), language));
    }
}
