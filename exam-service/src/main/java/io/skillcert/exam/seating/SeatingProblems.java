package io.skillcert.exam.seating;

import io.skillcert.exam.result.policy.Subject;
import io.skillcert.http.ProblemException;
import java.util.List;

/** Every wrong call of this feature, on one page. */
final class SeatingProblems {

    private SeatingProblems() {}

    static ProblemException seatsShort(List<String> shortOf) {
        return new ProblemException(409, "seats-short", String.join("; ", shortOf) + ".");
    }

    static ProblemException roomTaken() {
        return new ProblemException(409, "room-taken", "A room has two sessions that begin at the same time.");
    }

    static ProblemException sessionInThePast() {
        return new ProblemException(409, "session-in-the-past", "A session begins later than now.");
    }

    static ProblemException sessionsOverlap(Subject subject) {
        return new ProblemException(
                409, "sessions-overlap", "Somebody would sit another subject during " + subject + ".");
    }
}
