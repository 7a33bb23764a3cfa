package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.InForce;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityDecision.Level;
import io.skillcert.registration.eligibility.policy.EligibilityDecision.Route;
import io.skillcert.registration.eligibility.policy.RulesInForce.RouteRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may sit which level (报考条件), and from when. Pure: no clock, no look-ups. */
public final class EligibilityRules {

    public static final String NAME = "exam-eligibility";

    private static final List<SkillLevel> LEVELS = List.of(SkillLevel.values());

    private final EligibilityParameters parameters;
    private final InForce<RulesInForce> inForce;

    public EligibilityRules(EligibilityParameters parameters) {
        this.parameters = parameters;
        this.inForce = RulesInForce.of(parameters);
    }

    /** Whether rules are in force on the day at all. */
    public boolean isInForceOn(LocalDate day) {
        return parameters.ruleSet().isInForceOn(day);
    }

    /** All routes of all five levels, 5 to 1. @throws io.skillcert.policy.NotInForceException before the rules begin */
    public EligibilityDecision evaluate(EligibilityFacts facts, LocalDate on) {
        var version = new PolicyVersion(NAME, parameters.ruleSet().on(on).value(), on);
        var rules = inForce.on(on);
        var lastDay = rules.lastDay(on);
        var levels = new ArrayList<Level>(LEVELS.size());
        for (var level : LEVELS) {
            levels.add(level(level, rules.routesTo(level), facts, on, lastDay));
        }
        return new EligibilityDecision(version, Collections.unmodifiableList(levels));
    }

    /** REG-13 (R): a lower level than one already held is refused. */
    public Finding notLowerThanHeld(SkillLevel level, EligibilityFacts facts, LocalDate on) {
        var refused = parameters.lowerThanHeldRefused().on(on);
        var holdsHigher = facts.certificates().stream()
                .anyMatch(held -> held.relevant()
                        && !held.issuedOn().isAfter(on)
                        && held.level().isHigherThan(level));
        return Finding.of(
                EligibilityRule.LOWER_THAN_HELD,
                !(refused.value() && holdsHigher),
                refused.citation(),
                Map.of("level", Integer.toString(level.number())));
    }

    private static Level level(
            SkillLevel level, List<RouteRules> rules, EligibilityFacts facts, LocalDate on, LocalDate lastDay) {
        var routes = new ArrayList<Route>(rules.size());
        Route firstMet = null;
        Optional<LocalDate> earliest = Optional.empty();
        for (var rule : rules) {
            var route = rule.evaluate(facts, on, lastDay);
            routes.add(route);
            if (firstMet == null && route.met()) {
                firstMet = route;
            }
            earliest = earlier(earliest, route.earliestMetOn());
        }
        var documents = (firstMet == null ? routes.get(0) : firstMet).documents();
        return new Level(
                level,
                firstMet != null,
                firstMet == null ? earliest : Optional.of(on),
                documents,
                Collections.unmodifiableList(routes));
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isEmpty() || other.isPresent() && other.get().isBefore(one.get()) ? other : one;
    }
}
