package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Interchangeable rooms, and the assignments of candidates to them. */
final class RoomGroup {

    private record Key(Subject subject, String site, boolean accessible, long startsAt, int minutes, int available) {}

    private final Key key;
    private final int breakMinutes;
    private final List<Room> rooms = new ArrayList<>();
    private final Map<RoomAssignment, Integer> takenBy = new LinkedHashMap<>();
    private int free;

    private RoomGroup(Key key, int breakMinutes) {
        this.key = key;
        this.breakMinutes = breakMinutes;
    }

    /**
     * Groups interchangeable rooms, in the order of the rooms.
     *
     * @param free the number of free seats of each room
     * @param breakMinutes the break between two subjects of a candidate
     */
    static List<RoomGroup> of(List<Room> rooms, Map<Room, Integer> free, int breakMinutes) {
        var groups = new LinkedHashMap<Key, RoomGroup>();
        for (var room : rooms) {
            var key = new Key(
                    room.subject(), room.site(), room.accessible(), room.startsAt(), room.minutes(), room.available());
            var group = groups.computeIfAbsent(key, same -> new RoomGroup(same, breakMinutes));
            group.rooms.add(room);
            group.free += free.get(room);
        }
        return List.copyOf(groups.values());
    }

    boolean isFull() {
        return free == 0;
    }

    int free() {
        return free;
    }

    void take(RoomAssignment assignment, int people) {
        free -= people;
        takenBy.merge(assignment, people, Integer::sum);
    }

    void release(RoomAssignment assignment) {
        free++;
        takenBy.computeIfPresent(assignment, (same, people) -> people == 1 ? null : people - 1);
    }

    /** The assignments of the candidates who have a seat in this group. */
    List<RoomAssignment> assignments() {
        return List.copyOf(takenBy.keySet());
    }

    List<Room> rooms() {
        return rooms;
    }

    Subject subject() {
        return key.subject;
    }

    String site() {
        return key.site;
    }

    boolean accessible() {
        return key.accessible;
    }

    long startsAt() {
        return key.startsAt;
    }

    int minutes() {
        return key.minutes;
    }

    int available() {
        return key.available;
    }

    int breakMinutes() {
        return breakMinutes;
    }
}
