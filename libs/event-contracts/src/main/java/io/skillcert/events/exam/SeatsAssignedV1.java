package io.skillcert.events.exam;

import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where and when a person sits each subject (考点, 考场, 座位). Topic exam.events, key personId. */
public record SeatsAssignedV1(UUID registrationId, UUID personId, UUID batchId, List<Seat> seats, Instant assignedAt) {

    public static final String TYPE = "io.skillcert.exam.seats-assigned.v1";

    public SeatsAssignedV1 {
        Required.all(registrationId, personId, batchId, seats, assignedAt);
        seats = List.copyOf(seats);
    }

    /** @param seat counted from 1 within the room */
    public record Seat(String subject, String site, String room, int seat, Instant startsAt) {
        public Seat {
            Required.all(subject, site, room, startsAt);
        }
    }
}
