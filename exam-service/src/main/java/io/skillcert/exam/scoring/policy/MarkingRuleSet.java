package io.skillcert.exam.scoring.policy;

import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;

/** The version of the rules by which the computer marks (MRK-01 to MRK-09, MRK-11). */
public record MarkingRuleSet(Timeline<String> versions) {

    private static final String NAME = "marking";

    public PolicyVersion on(LocalDate day) {
        return new PolicyVersion(NAME, versions.on(day).value(), day);
    }
}
