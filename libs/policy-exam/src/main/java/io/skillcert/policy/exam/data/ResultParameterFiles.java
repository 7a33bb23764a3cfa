package io.skillcert.policy.exam.data;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.exam.ResultParameters;

/** The parameter files of results and certificates. */
public final class ResultParameterFiles {

    private ResultParameterFiles() {}

    /**
     * Reads the files of {@code policy/result}, and of {@code policy/certificate} the day of issue.
     *
     * @return the parameters of this release
     * @throws io.skillcert.policy.data.PolicyDataException if a file is missing or wrong
     */
    public static ResultParameters read() {
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
