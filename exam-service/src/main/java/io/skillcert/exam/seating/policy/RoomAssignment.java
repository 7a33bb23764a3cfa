package io.skillcert.exam.seating.policy;

import java.util.List;

/** One way to meet a requirement: a room group for each of its subjects. */
record RoomAssignment(SeatRequirement requirement, List<RoomGroup> groups) {

    RoomAssignment {
        groups = List.copyOf(groups);
    }
}
