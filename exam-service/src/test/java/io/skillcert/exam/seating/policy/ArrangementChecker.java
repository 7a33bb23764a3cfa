package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks at finished places alone, and says what is wrong with them. It shares nothing with what made them. */
final class ArrangementChecker {

    private final Map<UUID, SeatCandidate> people = new HashMap<>();
    private final Map<UUID, Room> rooms = new HashMap<>();
    private final int pause;
    private final List<String> wrong = new ArrayList<>();

    ArrangementChecker(List<SeatCandidate> people, List<Room> rooms, int pause) {
        people.forEach(person -> this.people.put(person.id(), person));
        rooms.forEach(room -> this.rooms.put(room.id(), room));
        this.pause = pause;
    }

    List<String> check(List<Place> places) {
        var taken = new HashSet<String>();
        var sat = new HashMap<UUID, List<Place>>();
        for (var place : places) {
            var room = rooms.get(place.room());
            say(place.seat() < 1 || place.seat() > room.seats(), "a seat the room does not have", place);
            say(!taken.add(place.room() + " " + place.seat()), "two at one seat", place);
            sat.computeIfAbsent(place.candidate(), id -> new ArrayList<>()).add(place);
        }
        people.values().forEach(person -> check(person, sat.getOrDefault(person.id(), List.of())));
        rooms.values().forEach(room -> checkNeighbours(room, places));
        return wrong;
    }

    private void check(SeatCandidate person, List<Place> places) {
        var subjects = new ArrayList<Subject>();
        for (var place : places) {
            var room = rooms.get(place.room());
            subjects.add(room.subject());
            say(person.site().isPresent() && !person.site().get().equals(room.site()), "another site", place);
            say(person.accessible() && !room.accessible(), "a room that can't be reached", place);
            say(room.minutes() + person.extraMinutes() > room.available(), "too little time", place);
            for (var other : places) {
                var otherRoom = rooms.get(other.room());
                long ends = room.startsAt() + room.minutes() + person.extraMinutes() + pause;
                say(
                        other != place && otherRoom.startsAt() >= room.startsAt() && otherRoom.startsAt() < ends,
                        "two places at once, or no pause",
                        place);
            }
        }
        subjects.sort(null);
        var wanted = person.subjects().stream().sorted().toList();
        say(!subjects.equals(wanted), "sits " + subjects + " instead of " + wanted, person);
    }

    /** Where no institution has more people in a room than every other seat of its rows, none of them are neighbours. */
    private void checkNeighbours(Room room, List<Place> places) {
        var groupAt = new HashMap<Integer, Optional<String>>();
        var sizes = new HashMap<String, Integer>();
        for (var place : places) {
            if (place.room().equals(room.id())) {
                var group = people.get(place.candidate()).group();
                groupAt.put(place.seat(), group);
                group.ifPresent(name -> sizes.merge(name, 1, Integer::sum));
            }
        }
        int everyOther = 0;
        for (int first = 1; first <= room.seats(); first += room.seatsPerRow()) {
            everyOther += (Math.min(room.seatsPerRow(), room.seats() - first + 1) + 1) / 2;
        }
        int most = sizes.values().stream().mapToInt(size -> size).max().orElse(0);
        for (int seat = 1; most <= everyOther && seat < room.seats(); seat++) {
            var group = groupAt.getOrDefault(seat, Optional.empty());
            var sameRow = seat % room.seatsPerRow() != 0;
            say(
                    sameRow && group.isPresent() && group.equals(groupAt.get(seat + 1)),
                    "neighbours of one institution",
                    room);
        }
    }

    private void say(boolean isWrong, String what, Object about) {
        if (isWrong) {
            wrong.add(what + ": " + about);
        }
    }
}
