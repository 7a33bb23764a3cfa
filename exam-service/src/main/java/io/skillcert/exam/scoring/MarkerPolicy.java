package io.skillcert.exam.scoring;

import io.quarkus.runtime.Startup;
import io.skillcert.exam.scoring.policy.MarkerRules;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/scoring} once, at the start. */
@Singleton
class MarkerPolicy {

    @Produces
    @Startup
    @Singleton
    MarkerRules markerRules() {
        var files = new ParameterFiles("policy/scoring");
        return new MarkerRules(files.flag("reviewer-is-not-first-marker"), files.flag("trainer-is-not-examiner"));
    }
}
