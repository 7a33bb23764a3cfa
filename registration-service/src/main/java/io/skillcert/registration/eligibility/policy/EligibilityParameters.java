package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dated parameters of exam eligibility.
 *
 * @param ruleSet the version of the rules
 * @param routes by route code, in code order
 * @param documents the documents that routes require (REG-08)
 * @param horizon how far ahead the earliest date is searched (REG-07)
 * @param lowerThanHeldRefused whether a level below one already held is refused (REG-13)
 */
public record EligibilityParameters(
        Timeline<String> ruleSet,
        Map<String, Timeline<ApplicationRoute>> routes,
        Timeline<DocumentParameter> documents,
        Timeline<Period> horizon,
        Timeline<Boolean> lowerThanHeldRefused) {

    /** The days on which a parameter changes that can open a level. */
    Set<LocalDate> daysOfChange() {
        return Stream.concat(Stream.of(ruleSet, horizon), routes.values().stream())
                .flatMap(timeline -> timeline.history().stream())
                .map(Dated::effectiveFrom)
                .collect(Collectors.toSet());
    }

    /**
     * Converts the routes of the parameter files.
     *
     * @throws IllegalArgumentException if a route contradicts itself
     */
    public static Map<String, Timeline<ApplicationRoute>> read(Map<String, Timeline<RouteParameter>> files) {
        var routes = new LinkedHashMap<String, Timeline<ApplicationRoute>>();
        files.forEach((code, timeline) -> routes.put(
                code,
                new Timeline<>(
                        code,
                        timeline.history().stream()
                                .map(entry -> new Dated<>(
                                        code,
                                        entry.effectiveFrom(),
                                        entry.value().route(),
                                        entry.citation()))
                                .toList())));
        return routes;
    }
}
