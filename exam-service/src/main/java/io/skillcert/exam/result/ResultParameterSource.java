package io.skillcert.exam.result;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/result} once, at the start. */
@Singleton
public class ResultParameterSource {

    @Produces
    @Startup
    @Singleton
    ExamResultRules examResult(WorkingDays workingDays) {
        return new ExamResultRules(ResultParameterFiles.read(), workingDays);
    }
}
