package io.skillcert.registration.exercise.api;

import io.skillcert.registration.exercise.CodeSubmission;
import io.skillcert.registration.exercise.CodeSubmission.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A submitted program.
 *
 * @param results what the browser said about the checks; never a mark
 * @param reportedBy who says so
 */
record SubmissionView(
        UUID id,
        String exercise,
        String source,
        List<CheckResult> results,
        ReportedBy reportedBy,
        Instant submittedAt) {

    /** Who says that checks were passed. */
    enum ReportedBy {
        /** The learner's browser; the server has not verified it. */
        BROWSER
    }

    static SubmissionView of(CodeSubmission submission, List<CheckResult> results) {
        return new SubmissionView(
                submission.id(),
                submission.exercise(),
                submission.source(),
                results,
                ReportedBy.BROWSER,
                submission.submittedAt());
    }
}
