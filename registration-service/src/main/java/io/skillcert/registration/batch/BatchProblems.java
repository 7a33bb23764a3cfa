package io.skillcert.registration.batch;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.SkillLevel;
import java.util.UUID;

/** The problems that calls of this feature can answer. */
public final class BatchProblems {

    private BatchProblems() {}

    static ProblemException notFound(UUID id) {
        return new ProblemException(404, "exam-batch-not-found", "There is no exam batch " + id + ".");
    }

    static ProblemException cancelled() {
        return new ProblemException(409, "batch-cancelled", "A cancelled batch can't be changed.");
    }

    /** @param what the fields that can't be changed, or the reason */
    static ProblemException hasRegistrations(String what) {
        return new ProblemException(
                409, "batch-relied-on", "The batch has registrations, which this change would affect: " + what + ".");
    }

    public static ProblemException noRoom(SkillLevel level) {
        return new ProblemException(
                409, "site-full", "No places are left for level " + level.number() + "; try another site or batch.");
    }

    public static ProblemException registrationClosed(ExamBatch batch) {
        var periods = batch.periods();
        return new ProblemException(
                409,
                "registration-closed",
                "This batch is open for registration from " + periods.registrationFrom() + " to "
                        + periods.registrationTo() + ".");
    }

    public static ProblemException reviewClosed(ExamBatch batch) {
        return new ProblemException(
                409,
                "review-period-over",
                "The review period of this batch ended on " + batch.periods().reviewTo() + ".");
    }
}
