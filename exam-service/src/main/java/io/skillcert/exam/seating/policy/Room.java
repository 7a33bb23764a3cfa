package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.UUID;

/**
 * A room for one subject at one time.
 *
 * @param seats the number of seats, which are numbered from 1
 * @param seatsPerRow the number of seats side by side, with consecutive numbers
 * @param startsAt the start in minutes, on the same scale for all rooms
 * @param minutes the duration of the subject
 * @param available how long the room is available; candidates with extra time require more than the duration
 * @param open whether more candidates may be seated
 */
public record Room(
        UUID id,
        Subject subject,
        String site,
        int seats,
        int seatsPerRow,
        boolean accessible,
        long startsAt,
        int minutes,
        int available,
        boolean open) {

    public Room {
        if (seats < 1 || seatsPerRow < 1 || minutes < 1 || available < minutes) {
            throw new IllegalArgumentException(
                    "a room must have seats and be available for the duration of its subject");
        }
    }

    /** Whether the two seats are neighbours. */
    boolean areSideBySide(int seat, int other) {
        return Math.abs(seat - other) == 1 && (seat - 1) / seatsPerRow == (other - 1) / seatsPerRow;
    }
}
