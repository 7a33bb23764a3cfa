package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Finding;
import io.skillcert.policy.InForce;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Timeline;
import io.skillcert.registration.eligibility.policy.EligibilityDecision.Route;
import io.skillcert.registration.eligibility.policy.Requirement.CertificateOfLevel;
import io.skillcert.registration.eligibility.policy.Requirement.EducationOfKind;
import io.skillcert.registration.eligibility.policy.Requirement.TitleOfGrade;
import io.skillcert.registration.eligibility.policy.Requirement.TrainingCompleted;
import io.skillcert.registration.eligibility.policy.Requirement.Worked;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters in force from one day to the next on which one of them changes, read once for all cases of these days. */
final class RulesInForce {

    private final Period horizon;
    private final Map<SkillLevel, List<RouteRules>> routes = new EnumMap<>(SkillLevel.class);

    private RulesInForce(EligibilityParameters parameters, LocalDate day) {
        horizon = parameters.horizon().on(day).value();
        var documents = parameters.documents().on(day).value();
        for (var level : SkillLevel.values()) {
            routes.put(level, new ArrayList<>());
        }
        parameters.routes().forEach((code, timeline) -> {
            var route = timeline.on(day);
            routes.get(route.value().level()).add(new RouteRules(code, route, documents));
        });
    }

    /** By the day. */
    static InForce<RulesInForce> of(EligibilityParameters parameters) {
        var timelines = new ArrayList<Timeline<?>>(parameters.routes().values());
        timelines.addAll(List.of(parameters.horizon(), parameters.documents()));
        return new InForce<>(timelines, day -> new RulesInForce(parameters, day));
    }

    /** In code order. */
    List<RouteRules> routesTo(SkillLevel level) {
        return routes.get(level);
    }

    /** The last day to which REG-07 looks ahead. */
    LocalDate lastDay(LocalDate on) {
        return on.plus(horizon);
    }

    /** One route: what it can find is written once, for what a requirement says depends only on whether it is met. */
    static final class RouteRules {

        private final String code;
        private final List<Requirement> requirements;
        /** By which requirements are met: bit i stands for the i-th. */
        private final List<List<Finding>> findings;

        private final Optional<EducationOfKind> education;
        private final List<DocumentCode> documents;
        private final List<DocumentCode> documentsOfStudent;

        RouteRules(String code, Dated<ApplicationRoute> route, DocumentParameter documents) {
            this.code = code;
            this.requirements = route.value().requirements();
            this.findings = findings(route);
            this.education = route.value().education();
            this.documents = documents(route.value(), documents, false);
            this.documentsOfStudent = documents(route.value(), documents, true);
        }

        private static List<List<Finding>> findings(Dated<ApplicationRoute> route) {
            var requirements = route.value().requirements();
            var all = new ArrayList<List<Finding>>();
            for (int met = 0; met < 1 << requirements.size(); met++) {
                var findings = new ArrayList<Finding>();
                for (int i = 0; i < requirements.size(); i++) {
                    var requirement = requirements.get(i);
                    var isMet = (met & 1 << i) != 0;
                    findings.add(Finding.of(requirement.rule(), isMet, route.citation(), requirement.details()));
                }
                all.add(List.copyOf(findings));
            }
            return List.copyOf(all);
        }

        /** REG-08. A final-year student proves enrolment instead of education, and no social insurance (§4.2). */
        private static List<DocumentCode> documents(ApplicationRoute route, DocumentParameter lists, boolean student) {
            var needed = EnumSet.copyOf(lists.always());
            needed.addAll(student ? lists.final_year() : lists.educated());
            needed.addAll(student ? List.of() : lists.insured());
            needed.addAll(route.asksFor(Worked.class) ? lists.worked() : List.of());
            needed.addAll(route.asksFor(CertificateOfLevel.class) ? lists.certificate() : List.of());
            needed.addAll(route.asksFor(TitleOfGrade.class) ? lists.title() : List.of());
            needed.addAll(route.asksFor(TrainingCompleted.class) ? lists.trained() : List.of());
            return List.copyOf(needed);
        }

        /** @param lastDay see {@link RulesInForce#lastDay} */
        Route evaluate(EligibilityFacts facts, LocalDate on, LocalDate lastDay) {
            int met = 0;
            var days = Days.ALL;
            for (int i = 0; i < requirements.size(); i++) {
                var metOn = requirements.get(i).metOn(facts);
                met |= metOn.contains(on) ? 1 << i : 0;
                days = days.and(metOn);
            }
            var allMet = days.contains(on);
            var earliest = allMet ? days.first() : opensLater(days, on, lastDay);
            var papers = isStudentOnly(facts, on) ? documentsOfStudent : documents;
            return new Route(code, allMet, earliest, papers, findings.get(met));
        }

        /** REG-07: the first later day on which time alone opens the route, within the horizon, its last day included. */
        private static Optional<LocalDate> opensLater(Days days, LocalDate on, LocalDate lastDay) {
            return days.firstAfter(on).filter(day -> !day.isAfter(lastDay));
        }

        private boolean isStudentOnly(EligibilityFacts facts, LocalDate on) {
            return education.isPresent() && education.get().metAsFinalYearStudentOnly(facts, on);
        }
    }
}
