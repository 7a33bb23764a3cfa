package io.skillcert.exam.result;

import io.quarkus.runtime.Startup;
import io.skillcert.exam.result.policy.ExamResultRules;
import io.skillcert.exam.result.policy.ResultParameters;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/result} once, at the start. */
@Singleton
public class ResultParameterSource {

    @Produces
    @Startup
    @Singleton
    ExamResultRules examResult(WorkingDays workingDays) {
        return new ExamResultRules(parameters(), workingDays);
    }

    public static ResultParameters parameters() {
        var files = new ParameterFiles("policy/result");
        return new ResultParameters(
                files.text("rule-set"),
                files.shaped("subjects", "subjects", ResultParameters.SubjectsByLevel.class),
                files.decimal("pass-mark"),
                files.shaped("durations", "durations", ResultParameters.Durations.class),
                files.count("publication-due"),
                files.count("score-review-window"),
                files.count("score-review-answer"),
                files.period("retention-period"),
                files.shaped("retained-subjects", "subject_list", ResultParameters.SubjectList.class),
                files.count("resits"),
                new ParameterFiles("policy/certificate").count("issue-after-review"));
    }
}
