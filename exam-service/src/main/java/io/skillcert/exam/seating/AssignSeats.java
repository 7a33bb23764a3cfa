package io.skillcert.exam.seating;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.seating.policy.Arrangement;
import io.skillcert.exam.seating.policy.Place;
import io.skillcert.exam.seating.policy.Shortage;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives everybody of a batch a seat in each subject to sit. All or none: what is short is said. Run again with a
 * changed plan or more people, it leaves everybody at the seat they were told, unless that no longer exists.
 */
@ApplicationScoped
public class AssignSeats {

    private static final Set<EntryStatus> TO_BE_SEATED = Set.of(EntryStatus.CONFIRMED, EntryStatus.SEATED);

    private final ExamEntries entries;
    private final Seats seats;
    private final PlanSessions planSessions;
    private final ArrangeBatch arrangeBatch;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    AssignSeats(
            ExamEntries entries,
            Seats seats,
            PlanSessions planSessions,
            ArrangeBatch arrangeBatch,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.seats = seats;
        this.planSessions = planSessions;
        this.arrangeBatch = arrangeBatch;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param people who has a seat now. @param moved whose seats are new or other ones */
    public record Assigned(int people, int moved) {}

    /** @param pauseMinutes between two subjects of a person */
    @Transactional
    public Assigned assign(UUID batchId, List<ExamSession.Plan> plans, int pauseMinutes) {
        entries.requireKnown(batchId);
        if (entries.countOfBatch(batchId, EntryStatus.PUBLISHED) > 0) {
            throw SeatingProblems.published();
        }
        var people = entries.lockBatch(batchId, TO_BE_SEATED);
        var taken = new ArrayList<>(seats.ofBatch(batchId));
        var sessions = planSessions.plan(batchId, plans, taken);
        var kept = keep(people, taken);
        var arrangement = arrangeBatch.arrange(batchId, people, sessions, kept, pauseMinutes);
        if (!arrangement.isComplete()) {
            throw SeatingProblems.seatsShort(
                    arrangement.shortages().stream().map(Shortage::sentence).toList());
        }
        int moved = seat(people, sessions, kept, arrangement);
        audit.record("assign-seats", "exam-batch", batchId, null);
        return new Assigned(people.size(), moved);
    }

    /** Whose seat is still there and still needed; the others' are vacated. */
    private List<Seat> keep(List<ExamEntry> people, List<Seat> taken) {
        var staying = people.stream().map(ExamEntry::registrationId).collect(Collectors.toSet());
        var kept = taken.stream()
                .collect(Collectors.partitioningBy(
                        seat -> staying.contains(seat.key().registrationId())
                                && seat.number() <= seat.session().seats()));
        seats.vacate(kept.get(false));
        return kept.get(true);
    }

    private int seat(List<ExamEntry> people, List<ExamSession> sessions, List<Seat> kept, Arrangement arrangement) {
        var sessionById = sessions.stream().collect(Collectors.toMap(ExamSession::id, Function.identity()));
        var seatsOf = new HashMap<UUID, List<Seat>>();
        kept.forEach(seat -> seatsOf.computeIfAbsent(seat.key().registrationId(), id -> new ArrayList<>())
                .add(seat));
        var taken = arrangement.places().stream()
                .map(place -> new Seat(place.candidate(), sessionById.get(place.room()), place.seat()))
                .toList();
        seats.add(taken);
        taken.forEach(seat -> seatsOf.computeIfAbsent(seat.registrationId(), id -> new ArrayList<>())
                .add(seat));
        var moved = arrangement.places().stream().map(Place::candidate).collect(Collectors.toSet());
        var told = people.stream()
                .filter(person -> moved.contains(person.registrationId()))
                .toList();
        entries.seated(told);
        var now = clock.instant();
        outbox.appendAll(
                told.stream().map(person -> assigned(person, seatsOf, now)).toList());
        return told.size();
    }

    private Outbox.Event assigned(ExamEntry person, Map<UUID, List<Seat>> seatsOf, Instant now) {
        var views = seatsOf.get(person.registrationId()).stream()
                .sorted(Comparator.comparing(seat -> seat.key().subject()))
                .map(seat -> new SeatsAssignedV1.Seat(
                        seat.key().subject().name(),
                        seat.session().site(),
                        seat.session().room(),
                        seat.number(),
                        seat.session().startsAt()))
                .toList();
        return new Outbox.Event(
                SeatsAssignedV1.TYPE,
                person.personId(),
                new SeatsAssignedV1(person.registrationId(), person.personId(), person.batchId(), views, now));
    }
}
