package io.skillcert.registration.application;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The findings of an eligibility decision as they are stored: without sentences, which are written in the reader's language.
 *
 * @param routes all routes of the level
 * @param notLowerThanHeld the finding of REG-13
 */
public record StoredFindings(List<Route> routes, RuleFinding notLowerThanHeld) {

    /** @param earliestMetOn for a met route the first day on which it was met; null if the route can't be met by time alone */
    public record Route(
            String code,
            boolean met,
            LocalDate earliestMetOn,
            List<DocumentCode> documents,
            List<RuleFinding> findings) {}

    /** @param details what the rule looked at, by name */
    public record RuleFinding(String rule, Verdict verdict, Citation citation, Map<String, String> details) {
        private static RuleFinding of(Finding finding) {
            return new RuleFinding(finding.rule().code(), finding.verdict(), finding.citation(), finding.details());
        }
    }

    /** Whether a route is met, so that only another reason can prevent the registration. */
    public boolean anyRouteMet() {
        return routes.stream().anyMatch(Route::met);
    }

    /** Whether a certificate of a higher level prevents the registration (REG-13), which time does not change. */
    public boolean holdsHigherLevel() {
        return notLowerThanHeld.verdict() == Verdict.NOT_MET;
    }

    /** The findings that prevent the registration, each once: what every route lacks unless one is met, and REG-13. */
    public List<RuleFinding> unmet() {
        var ofRoutes = anyRouteMet() ? List.<Route>of() : routes;
        return Stream.concat(ofRoutes.stream().flatMap(route -> route.findings().stream()), Stream.of(notLowerThanHeld))
                .filter(finding -> finding.verdict() != Verdict.MET)
                .distinct()
                .toList();
    }

    /** The first day on which time alone opens the level; empty if a route is met already or none is ever, and under REG-13. */
    public Optional<LocalDate> opensByTimeOn() {
        return anyRouteMet() || holdsHigherLevel()
                ? Optional.empty()
                : routes.stream()
                        .map(Route::earliestMetOn)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder());
    }

    static StoredFindings of(EligibilityDecision.Level level) {
        return new StoredFindings(
                level.routes().stream().map(StoredFindings::of).toList(), RuleFinding.of(level.notLowerThanHeld()));
    }

    private static Route of(EligibilityDecision.Route route) {
        return new Route(
                route.code(),
                route.met(),
                route.earliestMetOn().orElse(null),
                route.documents(),
                route.findings().stream().map(RuleFinding::of).toList());
    }
}
