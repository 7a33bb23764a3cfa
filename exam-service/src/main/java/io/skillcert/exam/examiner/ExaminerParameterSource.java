package io.skillcert.exam.examiner;

import io.quarkus.runtime.Startup;
import io.skillcert.exam.examiner.policy.MarkerRules;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/examiner} once, at the start. */
@Singleton
class ExaminerParameterSource {

    @Produces
    @Startup
    @Singleton
    MarkerRules markerRules() {
        var files = new ParameterFiles("policy/examiner");
        return new MarkerRules(files.flag("reviewer-is-not-first-marker"), files.flag("trainer-is-not-examiner"));
    }
}
