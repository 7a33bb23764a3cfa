package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityResult.Level;
import io.skillcert.registration.eligibility.policy.EligibilityResult.Route;
import io.skillcert.registration.eligibility.policy.Requirement.CertificateOfLevel;
import io.skillcert.registration.eligibility.policy.Requirement.TitleOfGrade;
import io.skillcert.registration.eligibility.policy.Requirement.TrainingCompleted;
import io.skillcert.registration.eligibility.policy.Requirement.Worked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may sit which level (报考条件), and from when. Pure: no clock, no look-ups. */
public final class ExamEligibility {

    public static final String NAME = "exam-eligibility";

    private final EligibilityParameters parameters;

    public ExamEligibility(EligibilityParameters parameters) {
        this.parameters = parameters;
    }

    /** Whether rules are in force on the day at all. */
    public boolean isInForceOn(LocalDate day) {
        return parameters.ruleSet().isInForceOn(day);
    }

    /** All routes of all five levels, 5 to 1. @throws io.skillcert.policy.NotInForceException before the rules begin */
    public EligibilityResult evaluate(EligibilityFacts facts, LocalDate on) {
        var version = new PolicyVersion(NAME, parameters.ruleSet().on(on).value(), on);
        var levels = new ArrayList<Level>();
        for (var level : SkillLevel.values()) {
            levels.add(level(level, facts, on));
        }
        return new EligibilityResult(version, List.copyOf(levels));
    }

    /** REG-13 (R): a lower level than one already held is refused. */
    public Finding notLowerThanHeld(SkillLevel level, EligibilityFacts facts, LocalDate on) {
        var refused = parameters.lowerThanHeldRefused().on(on);
        var holdsHigher = facts.certificates().stream()
                .anyMatch(held -> held.relevant()
                        && !held.issuedOn().isAfter(on)
                        && held.level().isHigherThan(level));
        return Finding.of(
                EligibilityRules.LOWER_THAN_HELD,
                !(refused.value() && holdsHigher),
                refused.citation(),
                Map.of("level", Integer.toString(level.number())));
    }

    private Level level(SkillLevel level, EligibilityFacts facts, LocalDate on) {
        var routes = new ArrayList<Route>();
        parameters.routes().forEach((code, timeline) -> {
            var entry = timeline.on(on);
            var route = entry.value();
            if (route.level() == level) {
                routes.add(route(code, route, entry.citation(), facts, on));
            }
        });
        var firstMet = routes.stream().filter(Route::met).findFirst();
        var earliest = firstMet.isPresent()
                ? Optional.of(on)
                : routes.stream()
                        .flatMap(route -> route.earliestMetOn().stream())
                        .min(Comparator.naturalOrder());
        var documents = firstMet.orElse(routes.get(0)).documents();
        return new Level(level, firstMet.isPresent(), earliest, documents, List.copyOf(routes));
    }

    private Route route(String code, ApplicationRoute route, Citation citation, EligibilityFacts facts, LocalDate on) {
        var days = route.metOn(facts);
        var met = days.contains(on);
        var findings = route.requirements().stream()
                .map(requirement -> finding(requirement, citation, facts, on))
                .toList();
        return new Route(code, met, met ? days.first() : opensLater(days, on), documents(route, facts, on), findings);
    }

    private static Finding finding(Requirement requirement, Citation citation, EligibilityFacts facts, LocalDate on) {
        return Finding.of(requirement.rule(), requirement.metOn(facts).contains(on), citation, requirement.details());
    }

    /** REG-07: the first later day on which time alone opens the route, within the horizon, its last day included. */
    private Optional<LocalDate> opensLater(Days days, LocalDate on) {
        var last = on.plus(parameters.horizon().on(on).value());
        return days.firstFrom(on.plusDays(1)).filter(day -> !day.isAfter(last));
    }

    /** REG-08. A final-year student proves enrolment instead of education, and no social insurance (§4.2). */
    private List<DocumentCode> documents(ApplicationRoute route, EligibilityFacts facts, LocalDate on) {
        Dated<DocumentParameter> parameter = parameters.documents().on(on);
        var lists = parameter.value();
        var student = route.education()
                .filter(education -> education.metAsFinalYearStudentOnly(facts, on))
                .isPresent();
        var needed = EnumSet.copyOf(lists.always());
        needed.addAll(student ? lists.final_year() : lists.educated());
        needed.addAll(student ? List.of() : lists.insured());
        needed.addAll(route.asksFor(Worked.class) ? lists.worked() : List.of());
        needed.addAll(route.asksFor(CertificateOfLevel.class) ? lists.certificate() : List.of());
        needed.addAll(route.asksFor(TitleOfGrade.class) ? lists.title() : List.of());
        needed.addAll(route.asksFor(TrainingCompleted.class) ? lists.trained() : List.of());
        return List.copyOf(needed);
    }
}
