package io.skillcert.exam.seating.policy;

import static io.skillcert.exam.result.policy.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.exam.result.policy.Subject.THEORETICAL_KNOWLEDGE;
import static io.skillcert.exam.seating.policy.Seating.at;
import static io.skillcert.exam.seating.policy.Seating.candidate;
import static io.skillcert.exam.seating.policy.Seating.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every arrangement keeps, and what is said where there is none. */
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
    void each_site_that_is_short_of_seats_is_named() {
        var people = IntStream.range(0, 4)
                .mapToObj(i -> new SeatCandidate(
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

    private static Arrangement arrange(RandomBatch batch) {
        return new ArrangeSeats(batch.rooms(), batch.pause()).arrange(batch.people(), List.of());
    }
}
