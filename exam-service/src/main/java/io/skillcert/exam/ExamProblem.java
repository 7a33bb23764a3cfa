package io.skillcert.exam;

import io.skillcert.http.problem.ProblemType;

/** The problems that the operations of exam-service answer with. */
public enum ExamProblem implements ProblemType {
    ACCREDITED_ALREADY(409),
    ALREADY_PUBLISHED(409),
    CERTIFICATE_CHANGE_DECIDED(409),
    CERTIFICATE_CHANGE_NOT_FOUND(404),
    CERTIFICATE_CHANGE_OPEN(409),
    CERTIFICATE_NOT_FOUND(404),
    CERTIFICATE_NOT_VALID(409),
    DOORS_CLOSED(409),
    EARLIER_RESULT_MISSING(409),
    EXAM_BATCH_UNKNOWN(404),
    /** Also if the identity document is not the holder's, so that the answer doesn't tell whose registration it is. */
    EXAM_ENTRY_NOT_FOUND(404),
    EXAMINER_NOT_FOUND(404),
    MAILED_ALREADY(409),
    MAILING_ASKED_ALREADY(409),
    MAILING_NOT_FOUND(404),
    MARKING_NOT_FOUND(404),
    MISCONDUCT_DECIDED(409),
    NO_FONT(409),
    NO_SCORE(409),
    NO_TICKET_SECRET(404),
    NOBODY_SAT(409),
    NOT_A_TICKET(409),
    NOT_ACCREDITED(409),
    NOT_EXPECTED_HERE(409),
    NOT_SEATED(409),
    PERSON_KEYS_MISSING(409),
    RESULT_NOT_FOUND(404),
    RESULTS_INCOMPLETE(409),
    RESULTS_NOT_PUBLISHED(404),
    RESULTS_NOT_YET_PUBLISHED(409),
    REVIEWER_IS_FIRST_MARKER(409),
    ROOM_TAKEN(409),
    SAME_PERSON(409),
    SCORE_REVIEW_ANSWERED(409),
    SCORE_REVIEW_ASKED(409),
    SCORE_REVIEW_NOT_FOUND(404),
    SCORE_REVIEW_OPEN(409),
    SCORE_REVIEW_WINDOW_OVER(409),
    SEATS_SHORT(409),
    SESSION_CANCELLED(409),
    SESSION_HAS_BEGUN(409),
    SESSION_IN_THE_PAST(409),
    SESSION_NOT_FOUND(404),
    SESSION_NOT_OVER(409),
    SESSION_WAS_SAT(409),
    SITTING_NOT_FOUND(404),
    TRAINER_IS_NOT_EXAMINER(409);

    private final int status;

    ExamProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
