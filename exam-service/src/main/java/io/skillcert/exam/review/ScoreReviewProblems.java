package io.skillcert.exam.review;

import static io.skillcert.exam.result.policy.ExamRule.PUBLICATION_DUE;
import static io.skillcert.exam.result.policy.ExamRule.REVIEWER;
import static io.skillcert.exam.result.policy.ExamRule.REVIEW_REQUEST;

import io.skillcert.exam.examiner.ExaminerChecks;
import io.skillcert.exam.result.policy.ExamRule;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Finding;
import java.time.LocalDate;

/** The problems of score reviews. */
final class ScoreReviewProblems {

    private ScoreReviewProblems() {}

    static ProblemException notFound() {
        return new ProblemException(404, "score-review-not-found", "There is no such score review.");
    }

    /** Also if the identity document is not the holder's: the answer doesn't tell whose registration it is. */
    static ProblemException noSuchExam() {
        return new ProblemException(404, "exam-entry-not-found", "This person has no such exam.");
    }

    static ProblemException tooEarly(LocalDate dueOn) {
        return new ProblemException(
                409,
                "results-not-yet-published",
                "A review can be requested after publication; the results are due on " + dueOn + by(PUBLICATION_DUE));
    }

    static ProblemException notSeated() {
        return new ProblemException(409, "not-seated", "This person has not been seated yet.");
    }

    static ProblemException tooLate(LocalDate requestBy) {
        return new ProblemException(
                409, "score-review-window-over", "A review could be requested until " + requestBy + by(REVIEW_REQUEST));
    }

    static ProblemException noScore() {
        return new ProblemException(409, "no-score", "There is no score in this subject: it was not sat.");
    }

    static ProblemException askedAlready() {
        return new ProblemException(
                409,
                "score-review-asked",
                "A review of this subject was requested before; only one is possible" + by(REVIEW_REQUEST));
    }

    static ProblemException answered() {
        return new ProblemException(
                409, "score-review-answered", "The review is answered and its score is final" + by(REVIEWER));
    }

    static ProblemException firstMarker(Finding finding) {
        return new ProblemException(409, "reviewer-is-first-marker", ExaminerChecks.explain(finding));
    }

    static ProblemException trainer(Finding finding) {
        return new ProblemException(409, "trainer-is-not-examiner", ExaminerChecks.explain(finding));
    }

    private static String by(ExamRule rule) {
        return " (" + rule.code() + ").";
    }
}
