package io.skillcert.exam.seating.policy;

import static io.skillcert.exam.seating.policy.Seating.at;
import static io.skillcert.exam.seating.policy.Seating.candidate;
import static io.skillcert.exam.seating.policy.Seating.room;
import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;
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

/** The constraints that every arrangement meets, and the shortages that are reported if there is none. */
class ArrangeSeatsTest {

    private static final int BATCHES = 10_000;

    @Test
    void random_batches_that_can_be_arranged_meet_every_constraint() {
        int arranged = 0;
        for (long seed = 0; seed < BATCHES; seed++) {
            var batch = RandomBatch.of(seed, 60, 12);
            var arrangement = arrange(batch);
            if (arrangement.isComplete()) {
                arranged++;
                var wrong = new ArrangementChecker(batch.people(), batch.rooms(), batch.breakMinutes())
                        .check(arrangement.seats());
                assertEquals(List.of(), wrong, "seed " + seed);
            } else {
                assertEquals(List.of(), arrangement.seats(), "seed " + seed);
            }
        }
        assertTrue(arranged > BATCHES / 10 && arranged < BATCHES, arranged + " arranged");
    }

    @Test
    void a_small_batch_that_is_reported_unsolvable_has_no_solution() {
        int unsolvable = 0;
        for (long seed = 0; seed < BATCHES; seed++) {
            var batch = RandomBatch.of(seed, 5, 5);
            if (!arrange(batch).isComplete()) {
                unsolvable++;
                assertFalse(new ExhaustiveSearch(batch).isSolvable(), "seed " + seed);
            }
        }
        assertTrue(unsolvable > BATCHES / 10, unsolvable + " unsolvable");
    }

    @Test
    void the_order_of_the_candidates_does_not_matter() {
        for (long seed = 0; seed < 500; seed++) {
            var batch = RandomBatch.of(seed, 60, 12);
            var shuffled = new ArrayList<>(batch.people());
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(
                    arrange(batch).seats(),
                    new ArrangeSeats(batch.rooms(), batch.breakMinutes())
                            .arrange(shuffled, List.of())
                            .seats());
        }
    }

    @Test
    void existing_seats_are_kept_when_candidates_are_added_and_rooms_removed() {
        int rearranged = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            var batch = RandomBatch.of(seed, 40, 12);
            var half = batch.people().subList(0, (batch.people().size() + 1) / 2);
            var first = new ArrangeSeats(batch.rooms(), batch.breakMinutes()).arrange(half, List.of());
            var gone = batch.rooms().get(batch.rooms().size() - 1);
            var rooms = batch.rooms().subList(0, batch.rooms().size() - 1);
            var kept = first.seats().stream()
                    .filter(seat -> !seat.room().equals(gone.id()))
                    .toList();
            var second = new ArrangeSeats(rooms, batch.breakMinutes()).arrange(batch.people(), kept);
            if (first.isComplete() && second.isComplete()) {
                rearranged++;
                var all = new ArrayList<>(kept);
                all.addAll(second.seats());
                assertEquals(
                        List.of(),
                        new ArrangementChecker(batch.people(), rooms, batch.breakMinutes())
                                .check(all).stream()
                                        .filter(what -> !what.startsWith("neighbours")) // kept seats may be neighbours
                                        .toList(),
                        "seed " + seed);
            }
        }
        assertTrue(rearranged > 200, rearranged + " arranged again");
    }

    @Test
    void an_unsolvable_batch_reports_its_shortages() {
        var rooms = List.of(room(1, THEORETICAL_KNOWLEDGE, 2, false, 0), room(2, THEORETICAL_KNOWLEDGE, 1, true, 0));
        var people = IntStream.range(0, 4)
                .mapToObj(i -> candidate(i, List.of(THEORETICAL_KNOWLEDGE), i < 2, 0))
                .toList();
        assertEquals(
                List.of(
                        new Shortage(THEORETICAL_KNOWLEDGE, Optional.empty(), false, 0, 4, 3),
                        new Shortage(THEORETICAL_KNOWLEDGE, Optional.empty(), true, 0, 2, 1)),
                new ArrangeSeats(rooms, 0).arrange(people, List.of()).shortages());
    }

    @Test
    void seats_at_overlapping_times_are_reported_as_a_shortage() {
        var rooms = List.of(room(1, THEORETICAL_KNOWLEDGE, 1, false, 0), room(2, OPERATIONAL_SKILLS, 1, false, 30));
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 0);
        assertEquals(
                new Shortage(THEORETICAL_KNOWLEDGE, Optional.empty(), false, 0, 1, 1),
                new ArrangeSeats(rooms, 0)
                        .arrange(List.of(person), List.of())
                        .shortages()
                        .get(0));
    }

    @Test
    void extra_time_requires_a_room_that_is_available_longer() {
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
    void a_kept_seat_blocks_its_extra_time_and_the_break() {
        var kept = new Room(new UUID(2, 1), THEORETICAL_KNOWLEDGE, "Futian", 1, 1, false, 10, 90, 120, true);
        var person = candidate(1, List.of(THEORETICAL_KNOWLEDGE, OPERATIONAL_SKILLS), false, 30);
        for (var startsAt : List.of(10 + 90 + 30 + 15 - 1, 10 + 90 + 30 + 15)) {
            var next = new Room(new UUID(2, 2), OPERATIONAL_SKILLS, "Futian", 1, 1, false, startsAt, 90, 120, true);
            var arrangement = new ArrangeSeats(List.of(kept, next), 15)
                    .arrange(List.of(person), List.of(new AssignedSeat(person.id(), kept.id(), 1)));
            assertEquals(startsAt == 145, arrangement.isComplete(), "from " + startsAt);
        }
    }

    @Test
    void each_site_with_a_shortage_is_named() {
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
                        new Shortage(THEORETICAL_KNOWLEDGE, Optional.empty(), false, 0, 4, 2),
                        new Shortage(THEORETICAL_KNOWLEDGE, Optional.of("Futian"), false, 0, 2, 1),
                        new Shortage(THEORETICAL_KNOWLEDGE, Optional.of("Nanshan"), false, 0, 2, 1)),
                new ArrangeSeats(rooms, 0).arrange(people, List.of()).shortages());
    }

    private static Arrangement arrange(RandomBatch batch) {
        return new ArrangeSeats(batch.rooms(), batch.breakMinutes()).arrange(batch.people(), List.of());
    }
}
