package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rooms that are alike to the arrangement, and who has been given a seat in one of them. */
final class Block {

    private record Likeness(
            Subject subject, String site, boolean accessible, long startsAt, int minutes, int available) {}

    private final Likeness likeness;
    private final int pause;
    private final List<Room> rooms = new ArrayList<>();
    private final Map<Way, Integer> takenBy = new LinkedHashMap<>();
    private int free;

    private Block(Likeness likeness, int pause) {
        this.likeness = likeness;
        this.pause = pause;
    }

    /** In the order of the rooms. @param free the free seats of a room */
    static List<Block> of(List<Room> rooms, Map<Room, Integer> free, int pause) {
        var blocks = new LinkedHashMap<Likeness, Block>();
        for (var room : rooms) {
            var likeness = new Likeness(
                    room.subject(), room.site(), room.accessible(), room.startsAt(), room.minutes(), room.available());
            var block = blocks.computeIfAbsent(likeness, key -> new Block(key, pause));
            block.rooms.add(room);
            block.free += free.get(room);
        }
        return List.copyOf(blocks.values());
    }

    boolean isFull() {
        return free == 0;
    }

    int free() {
        return free;
    }

    void take(Way way, int people) {
        free -= people;
        takenBy.merge(way, people, Integer::sum);
    }

    void release(Way way) {
        free++;
        takenBy.computeIfPresent(way, (same, people) -> people == 1 ? null : people - 1);
    }

    /** Those who sit here, by the way they were given. */
    List<Way> ways() {
        return List.copyOf(takenBy.keySet());
    }

    List<Room> rooms() {
        return rooms;
    }

    Subject subject() {
        return likeness.subject;
    }

    String site() {
        return likeness.site;
    }

    boolean accessible() {
        return likeness.accessible;
    }

    long startsAt() {
        return likeness.startsAt;
    }

    int minutes() {
        return likeness.minutes;
    }

    int available() {
        return likeness.available;
    }

    int pause() {
        return pause;
    }
}
