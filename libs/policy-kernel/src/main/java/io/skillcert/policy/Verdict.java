package io.skillcert.policy;

import java.util.List;

/** What a rule found. {@code UNKNOWN} means that a fact is missing, which is not a no. */
public enum Verdict {
    MET,
    NOT_MET,
    UNKNOWN;

    /** The verdict of rules that must all be met: {@code NOT_MET} if one is not, else {@code UNKNOWN} if one is unknown. */
    public static Verdict ofAll(List<Finding> findings) {
        var verdicts = findings.stream().map(Finding::verdict).toList();
        if (verdicts.contains(NOT_MET)) {
            return NOT_MET;
        }
        return verdicts.contains(UNKNOWN) ? UNKNOWN : MET;
    }
}
