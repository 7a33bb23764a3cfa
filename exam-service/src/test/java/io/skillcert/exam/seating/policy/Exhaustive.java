package io.skillcert.exam.seating.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries everything, for batches small enough. */
final class Exhaustive {

    private final RandomBatch batch;
    private final Map<Room, Integer> free = new HashMap<>();

    Exhaustive(RandomBatch batch) {
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
        var who = batch.people().get(person);
        if (subject == who.subjects().size()) {
            return seat(person + 1, 0, new ArrayList<>());
        }
        for (var room : batch.rooms()) {
            if (room.subject() == who.subjects().get(subject) && free.get(room) > 0 && fits(who, room, taken)) {
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

    private boolean fits(SeatCandidate who, Room room, List<Room> taken) {
        return (who.site().isEmpty() || who.site().get().equals(room.site()))
                && (!who.accessible() || room.accessible())
                && room.minutes() + who.extraMinutes() <= room.available()
                && taken.stream()
                        .allMatch(other -> room.startsAt() >= end(who, other) || other.startsAt() >= end(who, room));
    }

    private long end(SeatCandidate who, Room room) {
        return room.startsAt() + room.minutes() + who.extraMinutes() + batch.pause();
    }
}
