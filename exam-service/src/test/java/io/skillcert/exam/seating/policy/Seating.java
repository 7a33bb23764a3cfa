package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rooms and candidates of the tests, identified by a number. */
final class Seating {

    private Seating() {}

    static Room room(int number, Subject subject, int seats, boolean accessible, long startsAt) {
        return new Room(new UUID(2, number), subject, "Futian", seats, 10, accessible, startsAt, 90, 90, true);
    }

    static Room at(int number, String site, Subject subject, long startsAt) {
        return new Room(new UUID(2, number), subject, site, 1, 1, false, startsAt, 90, 90, true);
    }

    static SeatCandidate candidate(int number, List<Subject> subjects, boolean accessible, int extraMinutes) {
        return new SeatCandidate(
                new UUID(1, number),
                "%05d".formatted(number),
                subjects,
                Optional.empty(),
                accessible,
                extraMinutes,
                Optional.empty());
    }
}
