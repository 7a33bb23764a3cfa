package io.skillcert.policy.exam;

import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The decision on an exam: its outcome, every finding, and the days that follow from it.
 *
 * @param findings what each rule found, in the order of the codes and within a code in the order of the subjects
 * @param provisional a working day among the dates lies past the last announced year
 * @param certificateNotBefore for a pass, the first day after the score-review window (EXM-11)
 */
public record ExamDecision(
        PolicyVersion policy,
        Outcome outcome,
        List<Finding> findings,
        boolean provisional,
        LocalDate publicationDueOn,
        LocalDate reviewRequestBy,
        LocalDate reviewAnswerBy,
        Optional<LocalDate> certificateNotBefore,
        List<SubjectOutcome> subjects,
        Resit resit) {

    public ExamDecision {
        findings = List.copyOf(findings);
        subjects = List.copyOf(subjects);
    }

    /** The codes of the rules that are not met, each once, in the order of the codes. */
    public List<String> codesNotMet() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.NOT_MET)
                .map(finding -> finding.rule().code())
                .distinct()
                .toList();
    }

    public enum Outcome {
        PASSED,
        NOT_PASSED
    }

    public enum Status {
        PASSED,
        FAILED,
        /** 缺考. */
        ABSENT,
        /** 成绩保留. */
        RETAINED
    }

    /** @param retainedUntil the last day on which a resit may rest on this pass; empty if it is not retained */
    public record SubjectOutcome(Subject subject, Status status, Optional<LocalDate> retainedUntil) {

        boolean countsAsPassed() {
            return status == Status.PASSED || status == Status.RETAINED;
        }
    }

    /** @param registerBy the last day to register for it; empty if it is not allowed */
    public record Resit(boolean allowed, List<Subject> subjects, Optional<LocalDate> registerBy) {
        static final Resit NONE = new Resit(false, List.of(), Optional.empty());
    }
}
