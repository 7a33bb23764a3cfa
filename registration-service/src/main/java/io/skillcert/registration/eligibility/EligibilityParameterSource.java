package io.skillcert.registration.eligibility;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.registration.eligibility.policy.DocumentParameter;
import io.skillcert.registration.eligibility.policy.EligibilityParameters;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import io.skillcert.registration.eligibility.policy.RouteParameter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the parameter files of {@code policy/eligibility} when the service starts. */
@Singleton
public class EligibilityParameterSource {

    private static final List<String> ROUTES = List.of(
            "L5-1", "L4-1", "L4-2", "L4-3", "L3-1", "L3-2", "L3-3", "L3-4", "L3-5", "L3-6", "L2-1", "L2-2", "L2-3",
            "L1-1", "L1-2", "L1-3");

    @Produces
    @Startup
    @Singleton
    public EligibilityRules eligibilityRules() {
        return new EligibilityRules(parameters());
    }

    @Produces
    @Startup
    @Singleton
    public Occupations occupations() {
        return new Occupations(files().shaped("occupations", "occupations", Occupations.Codes.class));
    }

    public static EligibilityParameters parameters() {
        var files = files();
        var routes = new LinkedHashMap<String, Timeline<RouteParameter>>();
        ROUTES.forEach(code -> routes.put(code, files.shaped(code, "route", RouteParameter.class)));
        return new EligibilityParameters(
                files.text("rule-set"),
                EligibilityParameters.read(routes),
                files.shaped("documents", "documents", DocumentParameter.class),
                files.period("earliest-date-horizon"),
                files.flag("lower-level-than-held"));
    }

    private static ParameterFiles files() {
        return new ParameterFiles("policy/eligibility");
    }
}
