package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.UUID;

/**
 * A room for one subject at one time.
 *
 * @param seats numbered from 1
 * @param seatsPerRow who sits side by side: the seats of a row, numbered on end
 * @param startsAt in minutes, on whatever scale all rooms share
 * @param minutes how long the subject lasts
 * @param available how long the room is at hand; a person with extra time needs more than the subject's minutes
 * @param open whether anybody more may be seated here
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
            throw new IllegalArgumentException("a room has seats, and time for its subject");
        }
    }

    /** Whether the two seats are neighbours. */
    boolean areSideBySide(int seat, int other) {
        return Math.abs(seat - other) == 1 && (seat - 1) / seatsPerRow == (other - 1) / seatsPerRow;
    }
}
