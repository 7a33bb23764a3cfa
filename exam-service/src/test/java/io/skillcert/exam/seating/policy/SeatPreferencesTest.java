package io.skillcert.exam.seating.policy;

import static io.skillcert.exam.result.policy.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.exam.result.policy.Subject.THEORETICAL_KNOWLEDGE;
import static io.skillcert.exam.seating.policy.Seating.at;
import static io.skillcert.exam.seating.policy.Seating.candidate;
import static io.skillcert.exam.seating.policy.Seating.room;
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

/** Of the arrangements that keep every constraint, which one is made. */
class SeatPreferencesTest {

    @Test
    void somebody_moves_aside_for_one_who_can_sit_nowhere_else() {
        var early = room(1, THEORETICAL_KNOWLEDGE, 1, false, 0);
        var late = room(2, THEORETICAL_KNOWLEDGE, 1, false, 300);
        var skills = room(3, OPERATIONAL_SKILLS, 1, false, 300);
        var free = candidate(1, List.of(THEORETICAL_KNOWLEDGE), false, 0);
        var bound = candidate(2, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        var places = new ArrangeSeats(List.of(early, late, skills), 0)
                .arrange(List.of(free, bound), List.of())
                .places();
        assertTrue(places.contains(new Place(free.id(), late.id(), 1)));
        assertTrue(places.contains(new Place(bound.id(), early.id(), 1)));
    }

    @Test
    void whoever_is_harder_to_seat_has_the_first_choice() {
        var early = new Room(new UUID(2, 1), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, true, 0, 90, 120, true);
        var late = new Room(new UUID(2, 2), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, true, 300, 90, 120, true);
        var theory = List.of(THEORETICAL_KNOWLEDGE);
        var easy = candidate(1, theory, false, 0);
        var atSite =
                new SeatCandidate(new UUID(1, 2), "00002", theory, Optional.of("Futian"), false, 0, Optional.empty());
        for (var hard : List.of(candidate(2, theory, true, 0), candidate(2, theory, false, 30), atSite)) {
            var places = new ArrangeSeats(List.of(early, late), 0).arrange(List.of(easy, hard), List.of());
            assertEquals(
                    List.of(new Place(hard.id(), early.id(), 1), new Place(easy.id(), late.id(), 1)),
                    sorted(places.places()));
        }
    }

    @Test
    void whoever_has_less_time_left_or_more_to_sit_has_the_first_choice() {
        var early = room(1, THEORETICAL_KNOWLEDGE, 1, false, 0);
        var late = room(2, THEORETICAL_KNOWLEDGE, 1, false, 300);
        var skills = room(3, OPERATIONAL_SKILLS, 1, false, 600);
        var easy = candidate(1, List.of(THEORETICAL_KNOWLEDGE), false, 0);
        var both = candidate(2, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        var rooms = List.of(early, late, skills);
        for (var kept : List.of(List.<Place>of(), List.of(new Place(both.id(), skills.id(), 1)))) {
            var places = new ArrangeSeats(rooms, 0).arrange(List.of(easy, both), kept);
            assertTrue(places.places().contains(new Place(both.id(), early.id(), 1)), places.toString());
            assertTrue(places.places().contains(new Place(easy.id(), late.id(), 1)), places.toString());
        }
    }

    @Test
    void what_only_some_can_use_is_left_for_them() {
        var theory = List.of(THEORETICAL_KNOWLEDGE);
        var plain = room(1, THEORETICAL_KNOWLEDGE, 1, false, 300);
        var accessible = room(2, THEORETICAL_KNOWLEDGE, 1, true, 0);
        var longer = new Room(new UUID(2, 3), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, false, 0, 90, 120, true);
        for (var special : List.of(accessible, longer)) {
            var places = new ArrangeSeats(List.of(special, plain), 0)
                    .arrange(List.of(candidate(1, theory, false, 0)), List.of());
            assertEquals(plain.id(), places.places().get(0).room());
        }
    }

    @Test
    void nobody_travels_between_subjects_without_need() {
        var theory = at(1, "Nanshan", THEORETICAL_KNOWLEDGE, 0);
        var elsewhere = at(2, "Futian", OPERATIONAL_SKILLS, 100);
        var there = at(3, "Nanshan", OPERATIONAL_SKILLS, 200);
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        var stays = new ArrangeSeats(List.of(theory, elsewhere, there), 0).arrange(List.of(person), List.of());
        assertEquals(
                List.of(new Place(person.id(), theory.id(), 1), new Place(person.id(), there.id(), 1)),
                sorted(stays.places()));
        var travels = new ArrangeSeats(List.of(theory, elsewhere), 0).arrange(List.of(person), List.of());
        assertEquals(
                List.of(new Place(person.id(), theory.id(), 1), new Place(person.id(), elsewhere.id(), 1)),
                sorted(travels.places()));
    }

    @Test
    void rooms_of_one_time_are_filled_evenly_and_so_are_their_groups() {
        var large = room(1, THEORETICAL_KNOWLEDGE, 20, false, 0);
        var small = room(2, THEORETICAL_KNOWLEDGE, 10, false, 0);
        var people = IntStream.range(0, 15)
                .mapToObj(i -> candidate(i, List.of(THEORETICAL_KNOWLEDGE), false, 0))
                .toList();
        assertEquals(
                Map.of(large.id(), 10L, small.id(), 5L),
                perRoom(new ArrangeSeats(List.of(large, small), 0).arrange(people, List.of())));
        var kept = IntStream.range(0, 8)
                .mapToObj(i -> new Place(people.get(i).id(), large.id(), i + 1))
                .toList();
        assertEquals(
                Map.of(large.id(), 2L, small.id(), 5L),
                perRoom(new ArrangeSeats(List.of(large, small), 0).arrange(people, kept)));
    }

    private static Map<UUID, Long> perRoom(Arrangement arrangement) {
        return arrangement.places().stream().collect(Collectors.groupingBy(Place::room, Collectors.counting()));
    }

    private static List<Place> sorted(List<Place> places) {
        return places.stream().sorted(Comparator.comparing(Place::room)).toList();
    }
}
