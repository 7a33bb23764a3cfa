package io.skillcert.registration.batch;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.SkillLevel;
import java.util.UUID;

/** Every wrong call of this feature, on one page. */
public final class BatchProblems {

    private BatchProblems() {}

    static ProblemException notFound(UUID id) {
        return new ProblemException(404, "exam-batch-not-found", "There is no exam batch " + id + ".");
    }

    static ProblemException illegalTransition(BatchStatus from, BatchStatus to) {
        return new ProblemException(
                409, "illegal-transition", "An exam batch that is " + from + " can't become " + to + ".");
    }

    static ProblemException cancelled() {
        return new ProblemException(409, "batch-cancelled", "A cancelled batch can't be changed.");
    }

    static ProblemException reliedOn(String what) {
        return new ProblemException(
                409, "batch-relied-on", "Registrations rely on what this would change: " + what + ".");
    }

    public static ProblemException noRoom(SkillLevel level) {
        return new ProblemException(
                409,
                "site-full",
                "No place for level " + level.number() + " is left; another site or batch may have one.");
    }

    public static ProblemException registrationClosed(ExamBatch batch) {
        var periods = batch.periods();
        return new ProblemException(
                409,
                "registration-closed",
                "This batch takes registrations from " + periods.registrationFrom() + " to " + periods.registrationTo()
                        + ".");
    }

    public static ProblemException reviewClosed(ExamBatch batch) {
        return new ProblemException(
                409,
                "review-period-over",
                "The review period of this batch ended on " + batch.periods().reviewTo() + ".");
    }
}
