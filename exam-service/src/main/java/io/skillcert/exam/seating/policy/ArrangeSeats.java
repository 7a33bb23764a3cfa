package io.skillcert.exam.seating.policy;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.skillcert.exam.seating.policy.SeatRequirement.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Assigns a room, time and seat to every candidate of a batch for each subject. The capacity of rooms, sites, accessible
 * rooms, extra time and the break between two subjects of a candidate are respected; neighbours come from different
 * institutions where the room allows it; existing seats are kept. The same input gives the same seats. Pure: no clock, no
 * database.
 *
 * <p>Candidates with the fewest feasible rooms are placed first; if no room is free, an augmenting path is searched
 * ({@link RoomMatching}).
 */
public final class ArrangeSeats {

    private final List<Room> rooms;
    private final Map<UUID, SeatNumbers> seats = new LinkedHashMap<>();
    private final Map<UUID, Room> roomById = new HashMap<>();
    private final int breakMinutes;

    /**
     * @param rooms the rooms in the order in which they are filled
     * @param breakMinutes the break between two subjects of a candidate
     */
    public ArrangeSeats(List<Room> rooms, int breakMinutes) {
        this.rooms = List.copyOf(rooms);
        this.breakMinutes = breakMinutes;
        this.rooms.forEach(room -> {
            seats.put(room.id(), new SeatNumbers(room));
            roomById.put(room.id(), room);
        });
    }

    /**
     * Assigns the missing seats.
     *
     * @param kept existing seats of the candidates, in rooms of this plan
     */
    public Arrangement arrange(List<SeatCandidate> candidates, List<AssignedSeat> kept) {
        var keptOf = new HashMap<UUID, List<Room>>();
        var byId = new HashMap<UUID, SeatCandidate>();
        candidates.forEach(candidate -> byId.put(candidate.id(), candidate));
        for (var seat : kept) {
            keptOf.computeIfAbsent(seat.candidate(), id -> new ArrayList<>()).add(roomById.get(seat.room()));
            seats.get(seat.room())
                    .keep(seat.number(), byId.get(seat.candidate()).group());
        }
        var requirements = candidates.stream()
                .sorted(comparing(SeatCandidate::order))
                .collect(groupingBy(
                        candidate -> requirement(candidate, keptOf.getOrDefault(candidate.id(), List.of())),
                        LinkedHashMap::new,
                        toList()));
        requirements.keySet().removeIf(requirement -> requirement.open().isEmpty());
        return arrange(requirements);
    }

    private SeatRequirement requirement(SeatCandidate candidate, List<Room> kept) {
        var open = candidate.subjects().stream()
                .filter(subject -> kept.stream().noneMatch(room -> room.subject() == subject))
                .sorted()
                .toList();
        var busy = kept.stream()
                .sorted(comparing(Room::startsAt))
                .map(room -> new Span(
                        room.startsAt(), room.startsAt() + room.minutes() + candidate.extraMinutes() + breakMinutes))
                .toList();
        return new SeatRequirement(open, candidate.site(), candidate.accessible(), candidate.extraMinutes(), busy);
    }

    private Arrangement arrange(Map<SeatRequirement, List<SeatCandidate>> requirements) {
        var free = new HashMap<Room, Integer>();
        rooms.forEach(room -> free.put(room, room.open() ? seats.get(room.id()).free() : 0));
        var shortages = Shortages.of(requirements, free);
        var matching = new RoomMatching(RoomGroup.of(rooms, free, breakMinutes));
        if (shortages.isEmpty()) {
            requirements.entrySet().stream().sorted(fewestFeasibleRoomsFirst()).forEach(entry -> {
                int left = matching.place(entry.getKey(), entry.getValue().size());
                if (left > 0) {
                    shortages.addAll(Shortages.ofTimes(entry.getKey(), left));
                }
            });
        }
        return shortages.isEmpty()
                ? new Arrangement(assignSeats(requirements, matching), List.of())
                : new Arrangement(List.of(), shortages);
    }

    private static Comparator<Map.Entry<SeatRequirement, List<SeatCandidate>>> fewestFeasibleRoomsFirst() {
        return comparing((Map.Entry<SeatRequirement, List<SeatCandidate>> entry) ->
                        !entry.getKey().accessible())
                .thenComparing(entry -> -entry.getKey().extraMinutes())
                .thenComparing(entry -> entry.getKey().site().isEmpty())
                .thenComparing(entry -> -entry.getKey().busy().size())
                .thenComparing(entry -> -entry.getKey().open().size())
                .thenComparing(entry -> entry.getValue().get(0).order());
    }

    private List<AssignedSeat> assignSeats(
            Map<SeatRequirement, List<SeatCandidate>> requirements, RoomMatching matching) {
        var inGroup = new LinkedHashMap<RoomGroup, List<SeatCandidate>>();
        requirements.forEach((requirement, candidates) -> {
            var next = candidates.iterator();
            matching.of(requirement).forEach((assignment, count) -> {
                for (int i = 0; i < count; i++) {
                    var candidate = next.next();
                    assignment.groups().forEach(group -> inGroup.computeIfAbsent(group, same -> new ArrayList<>())
                            .add(candidate));
                }
            });
        });
        return inGroup.entrySet().stream()
                .flatMap(entry -> assignSeats(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Distributes candidates over the rooms of a group, institution by institution, so that each is spread evenly. */
    private Stream<AssignedSeat> assignSeats(RoomGroup group, List<SeatCandidate> candidates) {
        var allocations = group.rooms().stream()
                .map(room -> new Allocation(room, seats.get(room.id()), new ArrayList<>()))
                .toList();
        for (var candidate : SeatNumbers.inGroups(candidates)) {
            allocations.stream()
                    .filter(Allocation::hasSpace)
                    .min(comparingDouble(Allocation::fill))
                    .orElseThrow()
                    .candidates()
                    .add(candidate);
        }
        return allocations.stream().flatMap(allocation -> allocation.seats().assign(allocation.candidates()).stream());
    }

    /** The candidates who get a seat in a room. */
    private record Allocation(Room room, SeatNumbers seats, List<SeatCandidate> candidates) {

        boolean hasSpace() {
            return seats.free() > candidates.size();
        }

        double fill() {
            return (double) (room.seats() - seats.free() + candidates.size()) / room.seats();
        }
    }
}
