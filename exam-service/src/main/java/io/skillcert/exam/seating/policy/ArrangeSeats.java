package io.skillcert.exam.seating.policy;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import io.skillcert.exam.seating.policy.Need.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Arranges a batch: everybody gets a room, a time and a seat for each subject. Never two at one seat, never one person
 * in two places or without the pause between; capacity, sites, accessible rooms and extra time are kept; neighbours come
 * from different institutions where the room allows. Who has a place keeps it. The same input gives the same places.
 * Pure: no clock, no database.
 */
public final class ArrangeSeats {

    private final List<Room> rooms;
    private final Map<UUID, SeatNumbers> seats = new LinkedHashMap<>();
    private final Map<UUID, Room> roomById = new HashMap<>();
    private final int pauseMinutes;

    /** @param rooms in the order in which they are to be filled. @param pauseMinutes between two subjects of a person */
    public ArrangeSeats(List<Room> rooms, int pauseMinutes) {
        this.rooms = List.copyOf(rooms);
        this.pauseMinutes = pauseMinutes;
        this.rooms.forEach(room -> {
            seats.put(room.id(), new SeatNumbers(room));
            roomById.put(room.id(), room);
        });
    }

    /**
     * Seats those without a place.
     *
     * @param kept places of the candidates that stay, in rooms of this plan
     */
    public Arrangement arrange(List<SeatCandidate> candidates, List<Place> kept) {
        var keptOf = new HashMap<UUID, List<Room>>();
        var byId = new HashMap<UUID, SeatCandidate>();
        candidates.forEach(candidate -> byId.put(candidate.id(), candidate));
        for (var place : kept) {
            keptOf.computeIfAbsent(place.candidate(), id -> new ArrayList<>()).add(roomById.get(place.room()));
            seats.get(place.room())
                    .keep(place.seat(), byId.get(place.candidate()).group());
        }
        var needs = new LinkedHashMap<Need, List<SeatCandidate>>();
        candidates.stream().sorted(comparing(SeatCandidate::order)).forEach(candidate -> needs.computeIfAbsent(
                        need(candidate, keptOf.getOrDefault(candidate.id(), List.of())), need -> new ArrayList<>())
                .add(candidate));
        needs.keySet().removeIf(need -> need.open().isEmpty());
        return arrange(needs);
    }

    private Need need(SeatCandidate candidate, List<Room> kept) {
        var open = candidate.subjects().stream()
                .filter(subject -> kept.stream().noneMatch(room -> room.subject() == subject))
                .sorted()
                .toList();
        var busy = kept.stream()
                .sorted(comparing(Room::startsAt))
                .map(room -> new Span(
                        room.startsAt(), room.startsAt() + room.minutes() + candidate.extraMinutes() + pauseMinutes))
                .toList();
        return new Need(open, candidate.site(), candidate.accessible(), candidate.extraMinutes(), busy);
    }

    private Arrangement arrange(Map<Need, List<SeatCandidate>> needs) {
        var free = new HashMap<Room, Integer>();
        rooms.forEach(room -> free.put(room, room.open() ? seats.get(room.id()).free() : 0));
        var shortages = Shortages.of(needs, free);
        var placement = new Placement(Block.of(rooms, free, pauseMinutes));
        if (shortages.isEmpty()) {
            needs.entrySet().stream().sorted(theHardestFirst()).forEach(entry -> {
                int left = placement.seat(entry.getKey(), entry.getValue().size());
                if (left > 0) {
                    shortages.addAll(Shortages.ofTimes(entry.getKey(), left));
                }
            });
        }
        return shortages.isEmpty()
                ? new Arrangement(places(needs, placement), List.of())
                : new Arrangement(List.of(), shortages);
    }

    private static Comparator<Map.Entry<Need, List<SeatCandidate>>> theHardestFirst() {
        return comparing((Map.Entry<Need, List<SeatCandidate>> entry) ->
                        !entry.getKey().accessible())
                .thenComparing(entry -> -entry.getKey().extraMinutes())
                .thenComparing(entry -> entry.getKey().site().isEmpty())
                .thenComparing(entry -> -entry.getKey().busy().size())
                .thenComparing(entry -> -entry.getKey().open().size())
                .thenComparing(entry -> entry.getValue().get(0).order());
    }

    private List<Place> places(Map<Need, List<SeatCandidate>> needs, Placement placement) {
        var inBlock = new LinkedHashMap<Block, List<SeatCandidate>>();
        needs.forEach((need, candidates) -> {
            var people = candidates.iterator();
            placement.of(need).forEach((way, count) -> {
                for (int i = 0; i < count; i++) {
                    var person = people.next();
                    way.blocks().forEach(block -> inBlock.computeIfAbsent(block, same -> new ArrayList<>())
                            .add(person));
                }
            });
        });
        var places = new ArrayList<Place>();
        inBlock.forEach((block, people) -> places.addAll(places(block, people)));
        return places;
    }

    /** Dealt out over the rooms, group by group, so that none has more of an institution than it must. */
    private List<Place> places(Block block, List<SeatCandidate> people) {
        var hands = block.rooms().stream()
                .map(room -> new Hand(room, seats.get(room.id()), new ArrayList<>()))
                .toList();
        for (var person : SeatNumbers.inGroups(people)) {
            hands.stream()
                    .filter(Hand::hasSpace)
                    .min(comparingDouble(Hand::fill))
                    .orElseThrow()
                    .people()
                    .add(person);
        }
        return hands.stream()
                .flatMap(hand -> hand.seats().give(hand.people()).stream())
                .toList();
    }

    /** Who is dealt to a room. */
    private record Hand(Room room, SeatNumbers seats, List<SeatCandidate> people) {

        boolean hasSpace() {
            return seats.free() > people.size();
        }

        double fill() {
            return (double) (room.seats() - seats.free() + people.size()) / room.seats();
        }
    }
}
