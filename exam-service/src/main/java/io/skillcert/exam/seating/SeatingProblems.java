package io.skillcert.exam.seating;

import io.skillcert.http.problem.ProblemException;
import java.util.List;

/** Every wrong call of this feature, on one page. */
final class SeatingProblems {

    private SeatingProblems() {}

    static ProblemException seatsShort(List<String> shortOf) {
        return new ProblemException(409, "seats-short", String.join("; ", shortOf) + ".");
    }

    static ProblemException roomTaken() {
        return new ProblemException(409, "room-taken", "A room has two sessions at the same time.");
    }

    static ProblemException sessionInThePast() {
        return new ProblemException(409, "session-in-the-past", "A session begins later than now.");
    }

    static ProblemException sessionHasBegun() {
        return new ProblemException(
                409, "session-has-begun", "A session whose doors are open, an hour before it begins, stays as it is.");
    }

    static ProblemException published() {
        return new ProblemException(409, "already-published", "The results of the batch are published.");
    }

    static ProblemException cancelled() {
        return new ProblemException(409, "session-cancelled", "The session does not take place.");
    }

    static ProblemException noSession() {
        return new ProblemException(404, "session-not-found", "There is no such session.");
    }
}
