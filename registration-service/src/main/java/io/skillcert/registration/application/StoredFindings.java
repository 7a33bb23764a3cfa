package io.skillcert.registration.application;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The findings of an eligibility decision as they are stored: without sentences, which are written in the reader's language.
 *
 * @param routes all routes of the level
 * @param notLowerThanHeld the finding of REG-13
 */
public record StoredFindings(List<Route> routes, RuleFinding notLowerThanHeld) {

    /** @param earliestMetOn null if the route can't be met by time alone */
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
