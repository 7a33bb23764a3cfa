package io.skillcert.exam.review;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** Every wrong call of this feature, on one page. */
final class ScoreReviewProblems {

    private ScoreReviewProblems() {}

    static ProblemException notFound() {
        return new ProblemException(404, "score-review-not-found", "There is no such score review.");
    }

    /** Also if the document is not the person's: whose registration it is, is not told. */
    static ProblemException noSuchExam() {
        return new ProblemException(404, "exam-entry-not-found", "This person has no such exam.");
    }

    static ProblemException tooEarly(LocalDate dueOn) {
        return new ProblemException(
                409,
                "results-not-yet-published",
                "A review is asked for after publication; the results are due on " + dueOn + " (EXM-04, EXM-05).");
    }

    static ProblemException notSeated() {
        return new ProblemException(409, "not-seated", "This person has not been seated yet.");
    }

    static ProblemException tooLate(LocalDate requestBy) {
        return new ProblemException(
                409, "score-review-window-over", "A review could be asked for until " + requestBy + " (EXM-05).");
    }

    static ProblemException noScore() {
        return new ProblemException(409, "no-score", "There is no score in this subject: it was not sat.");
    }

    static ProblemException askedAlready() {
        return new ProblemException(
                409, "score-review-asked", "A review of this subject has been asked for; there is one (EXM-05).");
    }

    static ProblemException answered() {
        return new ProblemException(
                409, "score-review-answered", "The review is answered; its result stands (EXM-10).");
    }

    static ProblemException firstMarker() {
        return new ProblemException(
                409, "reviewer-is-first-marker", "Who marked first does not answer the review (EXM-10).");
    }

    static ProblemException trainer() {
        return new ProblemException(
                409, "trainer-is-not-examiner", "EXM-13: an institution the caller works for trained this person.");
    }
}
