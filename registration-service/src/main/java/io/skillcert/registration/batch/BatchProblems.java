package io.skillcert.registration.batch;

import io.skillcert.http.ProblemException;
import java.util.UUID;

/** Every wrong call of this feature, on one page. */
public final class BatchProblems {

    private BatchProblems() {}

    static ProblemException notFound(UUID id) {
        return new ProblemException(404, "exam-batch-not-found", "There is no exam batch " + id + ".");
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
