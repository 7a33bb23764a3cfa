package io.skillcert.exam.day;

import io.quarkus.runtime.Startup;
import io.skillcert.exam.day.policy.ExamDayParameters;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/day} once, at the start. */
@Singleton
public class ExamDayParameterSource {

    @Produces
    @Startup
    @Singleton
    ExamDayParameters produced() {
        return parameters();
    }

    public static ExamDayParameters parameters() {
        var files = new ParameterFiles("policy/day");
        return new ExamDayParameters(
                files.count("grace"),
                files.count("awaited-answers"),
                files.count("late-entry"),
                files.count("time-grant-of-one-person"),
                files.count("exposure-limit"),
                files.count("exposure-candidates"),
                files.count("item-reviewers"),
                files.shaped("misconduct-degrees", "misconduct_degrees", ExamDayParameters.MisconductDegrees.class));
    }
}
