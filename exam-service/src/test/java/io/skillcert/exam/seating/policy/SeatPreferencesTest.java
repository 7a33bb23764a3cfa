package io.skillcert.exam.seating.policy;

import static io.skillcert.exam.seating.policy.Seating.at;
import static io.skillcert.exam.seating.policy.Seating.candidate;
import static io.skillcert.exam.seating.policy.Seating.room;
import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of several valid arrangements is chosen. */
class SeatPreferencesTest {

    @Test
    void a_candidate_is_moved_for_one_who_has_no_other_room() {
        var early = room(1, THEORETICAL_KNOWLEDGE, 1, false, 0);
        var late = room(2, THEORETICAL_KNOWLEDGE, 1, false, 300);
        var skills = room(3, OPERATIONAL_SKILLS, 1, false, 300);
        var free = candidate(1, List.of(THEORETICAL_KNOWLEDGE), false, 0);
        var bound = candidate(2, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        var seats = new ArrangeSeats(List.of(early, late, skills), 0)
                .arrange(List.of(free, bound), List.of())
                .seats();
        assertTrue(seats.contains(new AssignedSeat(free.id(), late.id(), 1)));
        assertTrue(seats.contains(new AssignedSeat(bound.id(), early.id(), 1)));
    }

    @Test
    void candidates_with_fewer_feasible_rooms_are_placed_first() {
        var early = new Room(new UUID(2, 1), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, true, 0, 90, 120, true);
        var late = new Room(new UUID(2, 2), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, true, 300, 90, 120, true);
        var theory = List.of(THEORETICAL_KNOWLEDGE);
        var easy = candidate(1, theory, false, 0);
        var atSite =
                new SeatCandidate(new UUID(1, 2), "00002", theory, Optional.of("Futian"), false, 0, Optional.empty());
        for (var hard : List.of(candidate(2, theory, true, 0), candidate(2, theory, false, 30), atSite)) {
            var arrangement = new ArrangeSeats(List.of(early, late), 0).arrange(List.of(easy, hard), List.of());
            assertEquals(
                    List.of(new AssignedSeat(hard.id(), early.id(), 1), new AssignedSeat(easy.id(), late.id(), 1)),
                    sorted(arrangement.seats()));
        }
    }

    @Test
    void candidates_with_less_free_time_or_more_subjects_are_placed_first() {
        var early = room(1, THEORETICAL_KNOWLEDGE, 1, false, 0);
        var late = room(2, THEORETICAL_KNOWLEDGE, 1, false, 300);
        var skills = room(3, OPERATIONAL_SKILLS, 1, false, 600);
        var easy = candidate(1, List.of(THEORETICAL_KNOWLEDGE), false, 0);
        var both = candidate(2, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        var rooms = List.of(early, late, skills);
        for (var kept : List.of(List.<AssignedSeat>of(), List.of(new AssignedSeat(both.id(), skills.id(), 1)))) {
            var arrangement = new ArrangeSeats(rooms, 0).arrange(List.of(easy, both), kept);
            assertTrue(
                    arrangement.seats().contains(new AssignedSeat(both.id(), early.id(), 1)), arrangement.toString());
            assertTrue(arrangement.seats().contains(new AssignedSeat(easy.id(), late.id(), 1)), arrangement.toString());
        }
    }

    @Test
    void special_rooms_are_left_for_candidates_who_require_them() {
        var theory = List.of(THEORETICAL_KNOWLEDGE);
        var plain = room(1, THEORETICAL_KNOWLEDGE, 1, false, 300);
        var accessible = room(2, THEORETICAL_KNOWLEDGE, 1, true, 0);
        var longer = new Room(new UUID(2, 3), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, false, 0, 90, 120, true);
        for (var special : List.of(accessible, longer)) {
            var arrangement = new ArrangeSeats(List.of(special, plain), 0)
                    .arrange(List.of(candidate(1, theory, false, 0)), List.of());
            assertEquals(plain.id(), arrangement.seats().get(0).room());
        }
    }

    @Test
    void candidates_do_not_change_sites_unless_they_have_to() {
        var theory = at(1, "Nanshan", THEORETICAL_KNOWLEDGE, 0);
        var elsewhere = at(2, "Futian", OPERATIONAL_SKILLS, 100);
        var there = at(3, "Nanshan", OPERATIONAL_SKILLS, 200);
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        var stays = new ArrangeSeats(List.of(theory, elsewhere, there), 0).arrange(List.of(person), List.of());
        assertEquals(
                List.of(new AssignedSeat(person.id(), theory.id(), 1), new AssignedSeat(person.id(), there.id(), 1)),
                sorted(stays.seats()));
        var travels = new ArrangeSeats(List.of(theory, elsewhere), 0).arrange(List.of(person), List.of());
        assertEquals(
                List.of(
                        new AssignedSeat(person.id(), theory.id(), 1),
                        new AssignedSeat(person.id(), elsewhere.id(), 1)),
                sorted(travels.seats()));
    }

    @Test
    void rooms_of_one_time_are_filled_evenly() {
        var large = room(1, THEORETICAL_KNOWLEDGE, 20, false, 0);
        var small = room(2, THEORETICAL_KNOWLEDGE, 10, false, 0);
        var people = IntStream.range(0, 15)
                .mapToObj(i -> candidate(i, List.of(THEORETICAL_KNOWLEDGE), false, 0))
                .toList();
        assertEquals(
                Map.of(large.id(), 10L, small.id(), 5L),
                perRoom(new ArrangeSeats(List.of(large, small), 0).arrange(people, List.of())));
        var kept = IntStream.range(0, 8)
                .mapToObj(i -> new AssignedSeat(people.get(i).id(), large.id(), i + 1))
                .toList();
        assertEquals(
                Map.of(large.id(), 2L, small.id(), 5L),
                perRoom(new ArrangeSeats(List.of(large, small), 0).arrange(people, kept)));
    }

    private static Map<UUID, Long> perRoom(Arrangement arrangement) {
        return arrangement.seats().stream().collect(Collectors.groupingBy(AssignedSeat::room, Collectors.counting()));
    }

    private static List<AssignedSeat> sorted(List<AssignedSeat> seats) {
        return seats.stream().sorted(Comparator.comparing(AssignedSeat::room)).toList();
    }
}
