package io.skillcert.exam.seating.policy;

import static io.skillcert.exam.result.policy.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.exam.result.policy.Subject.THEORETICAL_KNOWLEDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.exam.result.policy.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrangeSeatsTest {

    private static final int BATCHES = 10_000;

    @Test
    void of_10000_random_batches_each_that_is_arranged_keeps_every_constraint() {
        int arranged = 0;
        for (long seed = 0; seed < BATCHES; seed++) {
            var batch = RandomBatch.of(seed, 60, 12);
            var arrangement = arrange(batch);
            if (arrangement.isComplete()) {
                arranged++;
                var wrong = new ArrangementChecker(batch.people(), batch.rooms(), batch.pause())
                        .check(arrangement.places());
                assertEquals(List.of(), wrong, "seed " + seed);
            } else {
                assertEquals(List.of(), arrangement.places(), "seed " + seed);
            }
        }
        assertTrue(arranged > BATCHES / 10 && arranged < BATCHES, arranged + " arranged");
    }

    @Test
    void a_small_batch_that_is_called_unsolvable_has_no_solution() {
        int unsolvable = 0;
        for (long seed = 0; seed < BATCHES; seed++) {
            var batch = RandomBatch.of(seed, 5, 5);
            if (!arrange(batch).isComplete()) {
                unsolvable++;
                assertFalse(new Exhaustive(batch).isSolvable(), "seed " + seed);
            }
        }
        assertTrue(unsolvable > BATCHES / 10, unsolvable + " unsolvable");
    }

    @Test
    void the_order_in_which_people_come_in_does_not_matter() {
        for (long seed = 0; seed < 500; seed++) {
            var batch = RandomBatch.of(seed, 60, 12);
            var shuffled = new ArrayList<>(batch.people());
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(
                    arrange(batch).places(),
                    new ArrangeSeats(batch.rooms(), batch.pause())
                            .arrange(shuffled, List.of())
                            .places());
        }
    }

    @Test
    void who_has_a_place_keeps_it_when_others_come_and_rooms_go() {
        int rearranged = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            var batch = RandomBatch.of(seed, 40, 12);
            var half = batch.people().subList(0, (batch.people().size() + 1) / 2);
            var first = new ArrangeSeats(batch.rooms(), batch.pause()).arrange(half, List.of());
            var gone = batch.rooms().get(batch.rooms().size() - 1);
            var rooms = batch.rooms().subList(0, batch.rooms().size() - 1);
            var kept = first.places().stream()
                    .filter(place -> !place.room().equals(gone.id()))
                    .toList();
            var second = new ArrangeSeats(rooms, batch.pause()).arrange(batch.people(), kept);
            if (first.isComplete() && second.isComplete()) {
                rearranged++;
                var all = new ArrayList<>(kept);
                all.addAll(second.places());
                assertEquals(
                        List.of(),
                        new ArrangementChecker(batch.people(), rooms, batch.pause())
                                .check(all).stream()
                                        .filter(what -> !what.startsWith("neighbours")) // who stays may be in the way
                                        .toList(),
                        "seed " + seed);
            }
        }
        assertTrue(rearranged > 200, rearranged + " arranged again");
    }

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
    void an_unsolvable_batch_says_what_is_short() {
        var rooms = List.of(room(1, THEORETICAL_KNOWLEDGE, 2, false, 0), room(2, THEORETICAL_KNOWLEDGE, 1, true, 0));
        var people = IntStream.range(0, 4)
                .mapToObj(i -> candidate(i, List.of(THEORETICAL_KNOWLEDGE), i < 2, 0))
                .toList();
        assertEquals(
                List.of(
                        "THEORETICAL_KNOWLEDGE: 4 people need a seat, 3 are free",
                        "THEORETICAL_KNOWLEDGE, accessible: 2 people need a seat, 1 are free"),
                new ArrangeSeats(rooms, 0)
                        .arrange(people, List.of()).shortages().stream()
                                .map(Shortage::sentence)
                                .toList());
    }

    @Test
    void seats_that_are_only_at_the_wrong_time_are_said_to_be() {
        var rooms = List.of(room(1, THEORETICAL_KNOWLEDGE, 1, false, 0), room(2, OPERATIONAL_SKILLS, 1, false, 30));
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        assertEquals(
                "THEORETICAL_KNOWLEDGE: for 1 people no free seat fits beside their other subjects",
                new ArrangeSeats(rooms, 0)
                        .arrange(List.of(person), List.of())
                        .shortages()
                        .get(0)
                        .sentence());
    }

    @Test
    void extra_time_needs_a_room_that_is_at_hand_longer() {
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE), false, 30);
        var room = room(1, THEORETICAL_KNOWLEDGE, 1, false, 0);
        var longer = new Room(room.id(), room.subject(), room.site(), 1, 1, false, 0, 90, 120, true);
        assertFalse(new ArrangeSeats(List.of(room), 0)
                .arrange(List.of(person), List.of())
                .isComplete());
        assertTrue(new ArrangeSeats(List.of(longer), 0)
                .arrange(List.of(person), List.of())
                .isComplete());
    }

    @Test
    void whoever_is_harder_to_seat_has_the_first_choice() {
        var early = new Room(new UUID(2, 1), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, true, 0, 90, 120, true);
        var late = new Room(new UUID(2, 2), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, true, 300, 90, 120, true);
        var theory = List.of(THEORETICAL_KNOWLEDGE);
        var easy = candidate(1, theory, false, 0);
        var atSite = new Candidate(new UUID(1, 2), "00002", theory, Optional.of("Futian"), false, 0, Optional.empty());
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
    void a_kept_place_keeps_its_extra_time_and_the_pause_free() {
        var kept = new Room(new UUID(2, 1), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, false, 10, 90, 120, true);
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 30);
        for (var startsAt : List.of(10 + 90 + 30 + 15 - 1, 10 + 90 + 30 + 15)) {
            var next = new Room(new UUID(2, 2), OPERATIONAL_SKILLS, "Futian", 1, 1, false, startsAt, 90, 120, true);
            var arrangement = new ArrangeSeats(List.of(kept, next), 15)
                    .arrange(List.of(person), List.of(new Place(person.id(), kept.id(), 1)));
            assertEquals(startsAt == 145, arrangement.isComplete(), "from " + startsAt);
        }
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

    @Test
    void each_site_that_is_short_of_seats_is_named() {
        var people = IntStream.range(0, 4)
                .mapToObj(i -> new Candidate(
                        new UUID(1, i),
                        "%05d".formatted(i),
                        List.of(THEORETICAL_KNOWLEDGE),
                        Optional.of(i < 2 ? "Futian" : "Nanshan"),
                        false,
                        0,
                        Optional.empty()))
                .toList();
        var rooms = List.of(at(1, "Futian", THEORETICAL_KNOWLEDGE, 0), at(2, "Nanshan", THEORETICAL_KNOWLEDGE, 0));
        assertEquals(
                List.of(
                        "THEORETICAL_KNOWLEDGE: 4 people need a seat, 2 are free",
                        "THEORETICAL_KNOWLEDGE at Futian: 2 people need a seat, 1 are free",
                        "THEORETICAL_KNOWLEDGE at Nanshan: 2 people need a seat, 1 are free"),
                new ArrangeSeats(rooms, 0)
                        .arrange(people, List.of()).shortages().stream()
                                .map(Shortage::sentence)
                                .toList());
    }

    private static Map<UUID, Long> perRoom(Arrangement arrangement) {
        return arrangement.places().stream().collect(Collectors.groupingBy(Place::room, Collectors.counting()));
    }

    private static List<Place> sorted(List<Place> places) {
        return places.stream().sorted(Comparator.comparing(Place::room)).toList();
    }

    private static Room at(int number, String site, Subject subject, long startsAt) {
        return new Room(new UUID(2, number), subject, site, 1, 1, false, startsAt, 90, 90, true);
    }

    private static Arrangement arrange(RandomBatch batch) {
        return new ArrangeSeats(batch.rooms(), batch.pause()).arrange(batch.people(), List.of());
    }

    private static Room room(int number, Subject subject, int seats, boolean accessible, long startsAt) {
        return new Room(new UUID(2, number), subject, "Futian", seats, 10, accessible, startsAt, 90, 90, true);
    }

    private static Candidate candidate(int number, List<Subject> subjects, boolean accessible, int extraMinutes) {
        return new Candidate(
                new UUID(1, number),
                "%05d".formatted(number),
                subjects,
                Optional.empty(),
                accessible,
                extraMinutes,
                Optional.empty());
    }

    /** Tries everything, for batches small enough. */
    private static final class Exhaustive {

        private final RandomBatch batch;
        private final Map<Room, Integer> free = new HashMap<>();

        Exhaustive(RandomBatch batch) {
            this.batch = batch;
            batch.rooms().forEach(room -> free.put(room, room.seats()));
        }

        boolean isSolvable() {
            return seat(0, 0, new ArrayList<>());
        }

        private boolean seat(int person, int subject, List<Room> taken) {
            if (person == batch.people().size()) {
                return true;
            }
            var who = batch.people().get(person);
            if (subject == who.subjects().size()) {
                return seat(person + 1, 0, new ArrayList<>());
            }
            for (var room : batch.rooms()) {
                if (room.subject() == who.subjects().get(subject) && free.get(room) > 0 && fits(who, room, taken)) {
                    free.merge(room, -1, Integer::sum);
                    var more = new ArrayList<>(taken);
                    more.add(room);
                    if (seat(person, subject + 1, more)) {
                        return true;
                    }
                    free.merge(room, 1, Integer::sum);
                }
            }
            return false;
        }

        private boolean fits(Candidate who, Room room, List<Room> taken) {
            return (who.site().isEmpty() || who.site().get().equals(room.site()))
                    && (!who.accessible() || room.accessible())
                    && room.minutes() + who.extraMinutes() <= room.available()
                    && taken.stream()
                            .allMatch(
                                    other -> room.startsAt() >= end(who, other) || other.startsAt() >= end(who, room));
        }

        private long end(Candidate who, Room room) {
            return room.startsAt() + room.minutes() + who.extraMinutes() + batch.pause();
        }
    }
}
