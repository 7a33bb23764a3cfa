package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Checks the seats of an arrangement against every constraint, without any code of the arrangement. */
final class ArrangementChecker {

    private final Map<UUID, SeatCandidate> people = new HashMap<>();
    private final Map<UUID, Room> rooms = new HashMap<>();
    private final int breakMinutes;
    private final List<String> violations = new ArrayList<>();

    ArrangementChecker(List<SeatCandidate> people, List<Room> rooms, int breakMinutes) {
        people.forEach(person -> this.people.put(person.id(), person));
        rooms.forEach(room -> this.rooms.put(room.id(), room));
        this.breakMinutes = breakMinutes;
    }

    List<String> check(List<AssignedSeat> seats) {
        var takenSeats = new HashSet<String>();
        var sat = new HashMap<UUID, List<AssignedSeat>>();
        for (var seat : seats) {
            var room = rooms.get(seat.room());
            addIf(seat.number() < 1 || seat.number() > room.seats(), "a seat the room does not have", seat);
            addIf(!takenSeats.add(seat.room() + " " + seat.number()), "two at one seat", seat);
            sat.computeIfAbsent(seat.candidate(), id -> new ArrayList<>()).add(seat);
        }
        people.values().forEach(person -> check(person, sat.getOrDefault(person.id(), List.of())));
        rooms.values().forEach(room -> checkNeighbours(room, seats));
        return violations;
    }

    private void check(SeatCandidate person, List<AssignedSeat> seats) {
        var subjects = new ArrayList<Subject>();
        for (var seat : seats) {
            var room = rooms.get(seat.room());
            subjects.add(room.subject());
            addIf(person.site().isPresent() && !person.site().get().equals(room.site()), "another site", seat);
            addIf(person.accessible() && !room.accessible(), "a room that is not accessible", seat);
            addIf(room.minutes() + person.extraMinutes() > room.available(), "too little time", seat);
            for (var other : seats) {
                var otherRoom = rooms.get(other.room());
                long ends = room.startsAt() + room.minutes() + person.extraMinutes() + breakMinutes;
                addIf(
                        other != seat && otherRoom.startsAt() >= room.startsAt() && otherRoom.startsAt() < ends,
                        "two seats at once, or no break",
                        seat);
            }
        }
        subjects.sort(null);
        var wanted = person.subjects().stream().sorted().toList();
        addIf(!subjects.equals(wanted), "sits " + subjects + " instead of " + wanted, person);
    }

    /** If no institution has more candidates in a room than every other seat, none of them are neighbours. */
    private void checkNeighbours(Room room, List<AssignedSeat> seats) {
        var groupAt = new HashMap<Integer, Optional<String>>();
        var sizes = new HashMap<String, Integer>();
        for (var seat : seats) {
            if (seat.room().equals(room.id())) {
                var group = people.get(seat.candidate()).group();
                groupAt.put(seat.number(), group);
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
            addIf(
                    sameRow && group.isPresent() && group.equals(groupAt.get(seat + 1)),
                    "neighbours of one institution",
                    room);
        }
    }

    private void addIf(boolean isViolated, String violation, Object about) {
        if (isViolated) {
            violations.add(violation + ": " + about);
        }
    }
}
