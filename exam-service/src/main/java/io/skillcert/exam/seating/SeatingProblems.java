package io.skillcert.exam.seating;

import io.skillcert.http.problem.ProblemException;
import java.util.List;

/** The problems of planning sessions and assigning seats. */
final class SeatingProblems {

    private SeatingProblems() {}

    static ProblemException seatsShort(List<String> shortOf) {
        return new ProblemException(409, "seats-short", String.join("; ", shortOf) + ".");
    }

    static ProblemException roomTaken() {
        return new ProblemException(409, "room-taken", "A room can't have two sessions at the same time.");
    }

    static ProblemException sessionInThePast() {
        return new ProblemException(409, "session-in-the-past", "A session must begin in the future.");
    }

    static ProblemException sessionHasBegun() {
        return new ProblemException(
                409, "session-has-begun", "A session can't be changed or removed from one hour before it begins.");
    }

    static ProblemException published() {
        return new ProblemException(409, "already-published", "The results of the batch are already published.");
    }

    static ProblemException cancelled() {
        return new ProblemException(409, "session-cancelled", "The session is cancelled.");
    }

    static ProblemException noSession() {
        return new ProblemException(404, "session-not-found", "There is no such session.");
    }
}
