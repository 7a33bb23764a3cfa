package io.skillcert.exam.attendance;

import io.skillcert.http.problem.ProblemException;
import java.time.Instant;

/** Every wrong call of this feature, on one page. */
final class AttendanceProblems {

    private AttendanceProblems() {}

    static ProblemException notATicket() {
        return new ProblemException(409, "not-a-ticket", "The code is not one of a valid admission ticket.");
    }

    static ProblemException noTicketSecret() {
        return new ProblemException(404, "no-ticket-secret", "This service has no secret to check tickets with.");
    }

    static ProblemException notExpected() {
        return new ProblemException(409, "not-expected-here", "The ticket is not for this session.");
    }

    static ProblemException doorsClosed(Instant opens, Instant closes) {
        return new ProblemException(
                409, "doors-closed", "People are checked in from " + opens + " until " + closes + ".");
    }

    static ProblemException notOver(Instant endsAt) {
        return new ProblemException(409, "session-not-over", "The session lasts until " + endsAt + ".");
    }

    static ProblemException wasSat() {
        return new ProblemException(409, "session-was-sat", "Scores of the session are entered: it has taken place.");
    }

    static ProblemException published() {
        return new ProblemException(409, "already-published", "The results of the batch are published.");
    }

    static ProblemException decidedAlready() {
        return new ProblemException(409, "misconduct-decided", "It is decided already for this subject.");
    }

    static ProblemException noSitting() {
        return new ProblemException(
                404, "sitting-not-found", "This registration has no seat for the subject in this batch.");
    }
}
