package io.skillcert.exam.scoring;

import io.quarkus.runtime.Startup;
import io.skillcert.exam.scoring.policy.MarkingRuleSet;
import io.skillcert.exam.scoring.policy.MarkingRules;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/scoring} and {@code policy/marking} once, at the start. */
@Singleton
class MarkingParameterSource {

    @Produces
    @Startup
    @Singleton
    MarkingRules markingRules() {
        var files = new ParameterFiles("policy/scoring");
        return new MarkingRules(
                files.shaped("markers", "markers", MarkingRules.Markers.class), files.decimal("agreement"));
    }

    @Produces
    @Startup
    @Singleton
    MarkingRuleSet markingRuleSet() {
        return new MarkingRuleSet(new ParameterFiles("policy/marking").text("rule-set"));
    }
}
