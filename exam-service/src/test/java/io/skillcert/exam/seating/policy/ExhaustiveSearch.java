package io.skillcert.exam.seating.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides by exhaustive search whether a small batch can be arranged. */
final class ExhaustiveSearch {

    private final RandomBatch batch;
    private final Map<Room, Integer> free = new HashMap<>();

    ExhaustiveSearch(RandomBatch batch) {
        this.batch = batch;
        batch.rooms().forEach(room -> free.put(room, room.seats()));
    }

    boolean isSolvable() {
        return seat(0, 0, new ArrayList<>());
    }

    private boolean seat(int person, int subject, List<Room> taken) {
        if (person == batch.people().size()) {
            return true;
        }
        var candidate = batch.people().get(person);
        if (subject == candidate.subjects().size()) {
            return seat(person + 1, 0, new ArrayList<>());
        }
        for (var room : batch.rooms()) {
            if (room.subject() == candidate.subjects().get(subject)
                    && free.get(room) > 0
                    && fits(candidate, room, taken)) {
                free.merge(room, -1, Integer::sum);
                var more = new ArrayList<>(taken);
                more.add(room);
                if (seat(person, subject + 1, more)) {
                    return true;
                }
                free.merge(room, 1, Integer::sum);
            }
        }
        return false;
    }

    private boolean fits(SeatCandidate candidate, Room room, List<Room> taken) {
        return (candidate.site().isEmpty() || candidate.site().get().equals(room.site()))
                && (!candidate.accessible() || room.accessible())
                && room.minutes() + candidate.extraMinutes() <= room.available()
                && taken.stream()
                        .allMatch(other ->
                                room.startsAt() >= end(candidate, other) || other.startsAt() >= end(candidate, room));
    }

    private long end(SeatCandidate candidate, Room room) {
        return room.startsAt() + room.minutes() + candidate.extraMinutes() + batch.breakMinutes();
    }
}
