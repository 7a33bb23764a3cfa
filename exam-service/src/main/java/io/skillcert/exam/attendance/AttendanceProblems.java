package io.skillcert.exam.attendance;

import io.skillcert.http.problem.ProblemException;
import java.time.Instant;

/** The problems of checking candidates in, ending sessions and recording misconduct. */
final class AttendanceProblems {

    private AttendanceProblems() {}

    static ProblemException notATicket() {
        return new ProblemException(409, "not-a-ticket", "The code is not that of a valid admission ticket.");
    }

    static ProblemException noTicketSecret() {
        return new ProblemException(
                404, "no-ticket-secret", "This service has no secret to verify admission tickets with.");
    }

    static ProblemException notExpected() {
        return new ProblemException(409, "not-expected-here", "The admission ticket is not for this session.");
    }

    static ProblemException doorsClosed(Instant opens, Instant closes) {
        return new ProblemException(
                409, "doors-closed", "Candidates can be checked in from " + opens + " until " + closes + ".");
    }

    static ProblemException notOver(Instant endsAt) {
        return new ProblemException(
                409, "session-not-over", "The session can be closed after its end at " + endsAt + ".");
    }

    static ProblemException wasSat() {
        return new ProblemException(
                409, "session-was-sat", "The session has taken place: scores have been entered for it.");
    }

    static ProblemException published() {
        return new ProblemException(409, "already-published", "The results of the batch are already published.");
    }

    static ProblemException decidedAlready() {
        return new ProblemException(
                409, "misconduct-decided", "Misconduct has already been recorded for this registration and subject.");
    }

    static ProblemException noSitting() {
        return new ProblemException(
                404,
                "sitting-not-found",
                "The registration has no seat in a session of this subject and batch that has begun.");
    }
}
