package io.skillcert.exam.result.policy;

import io.skillcert.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an exam came to, with every day that follows from it.
 *
 * @param provisional a working day among the dates lies past the last announced year
 * @param certificateNotBefore for a pass, the first day after the score-review window (EXM-11)
 */
public record ExamDecision(
        PolicyVersion policy,
        Outcome outcome,
        boolean provisional,
        LocalDate publicationDueOn,
        LocalDate reviewRequestBy,
        LocalDate reviewAnswerBy,
        Optional<LocalDate> certificateNotBefore,
        List<SubjectOutcome> subjects,
        Resit resit) {

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

    /** @param retainedUntil the last day on which a resit may rest on this pass; empty if it is not kept */
    public record SubjectOutcome(Subject subject, Status status, Optional<LocalDate> retainedUntil) {}

    /** @param registerBy the last day to register for it; empty if it is not allowed */
    public record Resit(boolean allowed, List<Subject> subjects, Optional<LocalDate> registerBy) {
        static final Resit NONE = new Resit(false, List.of(), Optional.empty());
    }
}
