package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityDecision.Level;
import io.skillcert.registration.eligibility.policy.EligibilityDecision.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules of exam eligibility (报考条件): who may sit which level, and from when. Pure: no clock, no I/O. */
public final class EligibilityRules {

    public static final String NAME = "exam-eligibility";

    private final EligibilityParameters parameters;

    public EligibilityRules(EligibilityParameters parameters) {
        this.parameters = parameters;
    }

    /** Whether rules are in force on the day. */
    public boolean isInForceOn(LocalDate day) {
        return parameters.ruleSet().isInForceOn(day);
    }

    /**
     * Decides all routes of all five levels, 5 to 1.
     *
     * @throws io.skillcert.policy.NotInForceException if a parameter has no value on the day
     */
    public EligibilityDecision decide(EligibilityFacts facts, LocalDate on) {
        return new EligibilityDecision(
                versionOn(on),
                Arrays.stream(SkillLevel.values())
                        .map(level -> decide(level, facts, on))
                        .toList());
    }

    /** The version of the rules that decides on the day. */
    public PolicyVersion versionOn(LocalDate on) {
        return new PolicyVersion(NAME, parameters.ruleSet().on(on).value(), on);
    }

    /** The first day of a period on which the level is open, whether by time or by a changed parameter. */
    public Optional<LocalDate> firstOpenDay(SkillLevel level, EligibilityFacts facts, LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            return Optional.empty();
        }
        var beginnings = new TreeSet<>(Set.of(from));
        beginnings.addAll(parameters.daysOfChange());
        return beginnings.subSet(from, true, until, true).stream()
                .flatMap(day -> {
                    var next = Optional.ofNullable(beginnings.higher(day)).filter(change -> !change.isAfter(until));
                    var last = next.map(change -> change.minusDays(1)).orElse(until);
                    return decide(level, facts, day).earliestEligibleOn().filter(open -> !open.isAfter(last)).stream();
                })
                .findFirst();
    }

    /** Decides all routes of a level, like {@link #decide(EligibilityFacts, LocalDate)}; one met route opens it. */
    public Level decide(SkillLevel level, EligibilityFacts facts, LocalDate on) {
        var horizon = on.plus(parameters.horizon().on(on).value());
        var routes = parameters.routes().entrySet().stream()
                .filter(route -> route.getValue().on(on).value().level() == level)
                .map(route -> route(route.getKey(), route.getValue().on(on), facts, on, horizon))
                .toList();
        var firstMet = routes.stream().filter(Route::met).findFirst();
        return new Level(
                level,
                firstMet.isPresent(),
                firstMet.isPresent() ? Optional.of(on) : earliest(routes),
                firstMet.orElse(routes.get(0)).documents(),
                routes,
                notLowerThanHeld(level, facts, on));
    }

    private static Optional<LocalDate> earliest(List<Route> routes) {
        return routes.stream().flatMap(route -> route.earliestMetOn().stream()).min(Comparator.naturalOrder());
    }

    /** Every requirement of a route must be met. */
    private Route route(
            String code, Dated<ApplicationRoute> route, EligibilityFacts facts, LocalDate on, LocalDate horizon) {
        var findings = new ArrayList<Finding>();
        var days = Days.ALL;
        for (var requirement : route.value().requirements()) {
            var metOn = requirement.metOn(facts);
            findings.add(Finding.of(requirement.rule(), metOn.contains(on), route.citation(), requirement.details()));
            days = days.intersect(metOn);
        }
        var met = days.contains(on);
        return new Route(
                code,
                met,
                met ? days.first() : opensLater(days, on, horizon),
                documents(route.value(), facts, on),
                List.copyOf(findings));
    }

    /** REG-07: the first later day on which time alone opens the route, up to and including the horizon. */
    private static Optional<LocalDate> opensLater(Days days, LocalDate on, LocalDate horizon) {
        return days.firstAfter(on).filter(day -> !day.isAfter(horizon));
    }

    /** REG-08: a final-year student proves enrolment instead of education, and no social insurance (guide §4.2). */
    private List<DocumentCode> documents(ApplicationRoute route, EligibilityFacts facts, LocalDate on) {
        var lists = parameters.documents().on(on).value();
        var needed = EnumSet.copyOf(lists.always());
        if (route.education()
                .filter(education -> education.metByFinalYearOnly(facts, on))
                .isPresent()) {
            needed.addAll(lists.final_year());
        } else {
            needed.addAll(lists.educated());
            needed.addAll(lists.insured());
        }
        needed.addAll(route.asksFor(Requirement.Worked.class) ? lists.worked() : List.of());
        needed.addAll(route.asksFor(Requirement.CertificateOfLevel.class) ? lists.certificate() : List.of());
        needed.addAll(route.asksFor(Requirement.TitleOfGrade.class) ? lists.title() : List.of());
        needed.addAll(route.asksFor(Requirement.TrainingCompleted.class) ? lists.trained() : List.of());
        return List.copyOf(needed);
    }

    /** REG-13: a level below one already held is refused. */
    private Finding notLowerThanHeld(SkillLevel level, EligibilityFacts facts, LocalDate on) {
        var refused = parameters.lowerThanHeldRefused().on(on);
        var holdsHigher = facts.certificates().stream()
                .anyMatch(held -> held.relevant()
                        && !held.issuedOn().isAfter(on)
                        && held.level().isHigherThan(level));
        return Finding.of(
                RegistrationRule.NOT_LOWER_THAN_HELD,
                !(refused.value() && holdsHigher),
                refused.citation(),
                Map.of("level", Integer.toString(level.number())));
    }
}
