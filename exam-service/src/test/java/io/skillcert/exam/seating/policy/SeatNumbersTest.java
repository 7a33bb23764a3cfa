package io.skillcert.exam.seating.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.exam.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatNumbersTest {

    private static final int MOST_SEATS = 18;
    private static final int LONGEST_ROW = 7;
    private static final int CROWDS = 12;

    @Test
    void in_rooms_of_every_shape_groups_are_separated_as_long_as_that_is_possible() {
        var random = new Random(5);
        for (int seats = 1; seats <= MOST_SEATS; seats++) {
            for (int row = 1; row <= LONGEST_ROW; row++) {
                var room = room(seats, row);
                for (int crowd = 0; crowd < CROWDS; crowd++) {
                    var people = crowd(random, room);
                    assertApart(room, people, new SeatNumbers(room).assign(people));
                }
            }
        }
    }

    private static void assertApart(Room room, List<SeatCandidate> people, List<AssignedSeat> assigned) {
        var what = "%d seats in rows of %d, groups %s".formatted(room.seats(), room.seatsPerRow(), sizes(people));
        var groupAt = new HashMap<Integer, String>();
        var group = people.stream().collect(Collectors.toMap(SeatCandidate::id, SeatCandidate::group));
        for (var seat : assigned) {
            var before = groupAt.put(seat.number(), group.get(seat.candidate()).orElse("none"));
            assertTrue(before == null && seat.number() >= 1 && seat.number() <= room.seats(), what + ": " + assigned);
        }
        assertEquals(people.size(), assigned.size(), what);
        var beside = IntStream.range(1, room.seats())
                .filter(seat -> seat % room.seatsPerRow() != 0)
                .filter(seat -> groupAt.containsKey(seat) && !groupAt.get(seat).equals("none"))
                .filter(seat -> groupAt.get(seat).equals(groupAt.get(seat + 1)))
                .count();
        var largest = sizes(people).values().stream().max(Long::compare).orElse(0L);
        assertEquals(largest <= mostApart(room), beside == 0, what + ": " + groupAt);
    }

    /** The largest number of candidates of one group without neighbours. */
    private static long mostApart(Room room) {
        return IntStream.rangeClosed(1, room.seats())
                .filter(seat -> (seat - 1) % room.seatsPerRow() % 2 == 0)
                .count();
    }

    private static Map<String, Long> sizes(List<SeatCandidate> people) {
        return people.stream()
                .flatMap(person -> person.group().stream())
                .collect(Collectors.groupingBy(group -> group, java.util.TreeMap::new, Collectors.counting()));
    }

    /** Half of the rooms are full, and half of the crowds have a group of the largest separable size or one more. */
    private static List<SeatCandidate> crowd(Random random, Room room) {
        int count = random.nextBoolean() ? room.seats() : 1 + random.nextInt(room.seats());
        int large = random.nextBoolean() ? (int) mostApart(room) + random.nextInt(2) : random.nextInt(count + 1);
        var groups = new ArrayList<Optional<String>>();
        for (int i = 0; i < count; i++) {
            var other = random.nextInt(4);
            groups.add(i < large ? Optional.of("L") : other == 0 ? Optional.empty() : Optional.of("S" + other));
        }
        Collections.shuffle(groups, random);
        return people(groups);
    }

    /** Each letter is a candidate of that group; a hyphen is a candidate without a group. */
    @ParameterizedTest
    @CsvSource({
        // The largest group is seated first, in the order of the candidates.
        "ABB, 6, 6, 'B1 B3 A5'",
        // Candidates without a group are seated last, however many they are.
        "---A, 8, 4, 'A1 -3 -5 -7'",
        // A group of more than half takes seats 1 and 3 of each row, the last row first.
        "AAAAAAB, 9, 3, 'A7 A9 A4 A6 A1 A3 B2'",
        // In rows of which fewer seats are needed, it takes the even seats.
        "AAAAAAAAAB, 15, 3, 'A14 A10 A12 A7 A9 A4 A6 A1 A3 B2'",
        // In rows of one seat there are no neighbours.
        "AAA, 4, 1, 'A3 A2 A1'",
        // Candidates of a group that is too large are seated nevertheless.
        "AAA, 4, 4, 'A1 A3 A2'",
    })
    void seats_are_assigned_in_this_order(String groups, int seats, int row, String expected) {
        var people = people(groups.chars()
                .mapToObj(letter -> Optional.of(Character.toString(letter)).filter(group -> !group.equals("-")))
                .toList());
        var names = people.stream().collect(Collectors.toMap(SeatCandidate::id, person -> person.group()
                .orElse("-")));
        var assigned = new SeatNumbers(room(seats, row))
                .assign(people).stream()
                        .map(seat -> names.get(seat.candidate()) + seat.number())
                        .collect(Collectors.joining(" "));
        assertEquals(expected, assigned);
    }

    @Test
    void added_candidates_get_free_seats_apart_from_their_group() {
        var seats = new SeatNumbers(room(6, 6));
        seats.keep(1, Optional.of("A"));
        seats.keep(4, Optional.of("A"));
        assertEquals(4, seats.free());
        var assigned = seats.assign(people(List.of(Optional.of("A"), Optional.of("B"))));
        assertEquals(List.of(6, 3), assigned.stream().map(AssignedSeat::number).toList());
        assertEquals(2, seats.free());
    }

    @ParameterizedTest
    @CsvSource({"1,2,true", "2,1,true", "2,3,true", "3,4,false", "4,3,false", "1,3,false", "2,2,false", "4,5,true"})
    void neighbours_are_next_to_each_other_in_one_row(int seat, int other, boolean expected) {
        assertEquals(expected, room(9, 3).areSideBySide(seat, other));
    }

    private static List<SeatCandidate> people(List<Optional<String>> groups) {
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new SeatCandidate(
                        new UUID(1, i),
                        "%05d".formatted(i),
                        List.of(Subject.THEORETICAL_KNOWLEDGE),
                        Optional.empty(),
                        false,
                        0,
                        groups.get(i)))
                .toList();
    }

    private static Room room(int seats, int seatsPerRow) {
        return new Room(
                new UUID(2, 1), Subject.THEORETICAL_KNOWLEDGE, "Futian", seats, seatsPerRow, false, 0, 90, 90, true);
    }
}
