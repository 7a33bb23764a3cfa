package io.skillcert.registration.ticket;

import io.skillcert.http.problem.ProblemException;
import java.time.LocalDate;

/** The problems that this feature answers with. */
final class TicketProblems {

    private TicketProblems() {}

    static ProblemException noSeats() {
        return new ProblemException(
                409, "seats-not-assigned", "The exam office has not assigned seats to this registration yet.");
    }

    static ProblemException notYet(LocalDate opensOn) {
        return new ProblemException(
                409, "ticket-not-open", "The admission ticket can be printed from " + opensOn + " (REG-11).");
    }

    static ProblemException over(LocalDate closedOn) {
        return new ProblemException(
                409, "ticket-over", "The admission ticket could be printed until the exam day, " + closedOn + ".");
    }

    static ProblemException notConfirmed() {
        return new ProblemException(409, "not-confirmed", "Only a confirmed registration has an admission ticket.");
    }

    static ProblemException noSecret() {
        return new ProblemException(
                404, "no-ticket-secret", "No secret for the signature of admission tickets is configured.");
    }
}
