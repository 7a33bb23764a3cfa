package io.skillcert.exam.seating.policy;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Assigns the seat numbers of one room. Every other seat of a row is assigned first, beginning with the largest group, so
 * that candidates of one group do not sit side by side as long as the room allows it.
 */
final class SeatNumbers {

    private final Room room;
    private final Map<Integer, Optional<String>> groupAt = new HashMap<>();

    SeatNumbers(Room room) {
        this.room = room;
    }

    void keep(int seat, Optional<String> group) {
        groupAt.put(seat, group);
    }

    int free() {
        return room.seats() - groupAt.size();
    }

    List<AssignedSeat> assign(List<SeatCandidate> people) {
        int largest = people.stream()
                .filter(person -> person.group().isPresent())
                .collect(groupingBy(SeatCandidate::group, summingInt(person -> 1)))
                .values()
                .stream()
                .max(Comparator.naturalOrder())
                .orElse(0);
        var order = freeSeats(largest);
        return inGroups(people).stream()
                .map(person -> new AssignedSeat(person.id(), room.id(), take(person, order)))
                .toList();
    }

    /** Sorts candidates by group: the largest group first, candidates without a group last. */
    static List<SeatCandidate> inGroups(List<SeatCandidate> people) {
        Map<Optional<String>, Long> sizes = people.stream().collect(groupingBy(SeatCandidate::group, counting()));
        var ordered = new ArrayList<>(people);
        ordered.sort(comparing((SeatCandidate person) -> person.group().isEmpty())
                .thenComparing(person -> sizes.get(person.group()), Comparator.reverseOrder())
                .thenComparing(person -> person.group().orElse(""))
                .thenComparing(SeatCandidate::order));
        return ordered;
    }

    /**
     * The free seats: first every other seat, then those between. Two consecutive seats of one half are never neighbours,
     * so the largest group fits into the first half or, if it has more than half of the candidates, fills it alone.
     */
    private List<Integer> freeSeats(int largest) {
        var first = room.seats() + 1 >= 2 * largest ? everyOtherOfAll() : everyOtherOfRows(largest);
        var ordered = new ArrayList<>(first);
        IntStream.rangeClosed(1, room.seats())
                .filter(seat -> !first.contains(seat))
                .forEach(ordered::add);
        ordered.removeIf(groupAt::containsKey);
        return ordered;
    }

    private Set<Integer> everyOtherOfAll() {
        return IntStream.rangeClosed(1, room.seats())
                .filter(seat -> seat % 2 == 1 || room.seatsPerRow() == 1)
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Seats 1, 3, 5 of each row; in the last rows seats 2, 4, 6, if so many seats are not wanted. */
    private Set<Integer> everyOtherOfRows(int wanted) {
        var first = new LinkedHashSet<Integer>();
        int surplus = everyOtherAtMost() - wanted;
        for (int row = (room.seats() - 1) / room.seatsPerRow(); row >= 0; row--) {
            int begin = row * room.seatsPerRow() + 1;
            int end = Math.min(begin + room.seatsPerRow() - 1, room.seats());
            var isOdd = (end - begin) % 2 == 0;
            int skip = isOdd && surplus > 0 ? 1 : 0;
            surplus -= skip;
            IntStream.rangeClosed(begin, end)
                    .filter(seat -> (seat - begin) % 2 == skip)
                    .forEach(first::add);
        }
        return first;
    }

    private int everyOtherAtMost() {
        int wholeRows = room.seats() / room.seatsPerRow();
        int rest = room.seats() % room.seatsPerRow();
        return wholeRows * ((room.seatsPerRow() + 1) / 2) + (rest + 1) / 2;
    }

    private int take(SeatCandidate person, List<Integer> order) {
        int seat = order.stream()
                .filter(free -> !isBesideOwnGroup(person, free))
                .findFirst()
                .orElse(order.get(0));
        order.remove(Integer.valueOf(seat));
        groupAt.put(seat, person.group());
        return seat;
    }

    private boolean isBesideOwnGroup(SeatCandidate person, int seat) {
        return person.group().isPresent()
                && IntStream.of(seat - 1, seat + 1)
                        .filter(other -> room.areSideBySide(seat, other))
                        .anyMatch(other -> person.group().equals(groupAt.get(other)));
    }
}
