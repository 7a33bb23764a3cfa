package io.skillcert.exam.publication;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;
import java.util.UUID;

/** The problems of publications and results. */
final class PublicationProblems {

    private PublicationProblems() {}

    static ProblemException notPublished(UUID batchId) {
        return new ProblemException(
                404, "results-not-published", "The results of exam batch " + batchId + " are not published.");
    }

    static ProblemException alreadyPublished(LocalDate on) {
        return new ProblemException(409, "already-published", "The publication was started on " + on + ".");
    }

    static ProblemException incomplete(long unseated, long missingScores) {
        return new ProblemException(
                409,
                "results-incomplete",
                unseated + " candidates have no seat, " + missingScores + " scores or absences are missing.");
    }

    static ProblemException earlierResultMissing(UUID registrationId) {
        return new ProblemException(
                409,
                "earlier-result-missing",
                "The result of registration " + registrationId + ", which is resat, is not known here.");
    }

    static ProblemException noResult() {
        return new ProblemException(
                404, "result-not-found", "There is no published result for this registration and person.");
    }

    static ProblemException nobodySat(UUID batchId) {
        return new ProblemException(409, "nobody-sat", "No candidate is seated in exam batch " + batchId + ".");
    }
}
