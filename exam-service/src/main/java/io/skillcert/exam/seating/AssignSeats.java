package io.skillcert.exam.seating;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.seating.policy.Arrangement;
import io.skillcert.exam.seating.policy.Shortage;
import io.skillcert.http.LocalizedText;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assigns every candidate of a batch a seat for each subject. If seats are short, none is assigned and the shortages are
 * reported. It can be run again with a changed plan or more candidates; existing seats are kept if they are still in the
 * plan.
 */
@ApplicationScoped
public class AssignSeats {

    private static final Set<EntryStatus> TO_BE_SEATED = Set.of(EntryStatus.CONFIRMED, EntryStatus.SEATED);

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Seats seats;
    private final SessionTimes sessionTimes;
    private final PlanSessions planSessions;
    private final ArrangeBatch arrangeBatch;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    AssignSeats(
            ExamEntries entries,
            ClosedBatches closed,
            Seats seats,
            SessionTimes sessionTimes,
            PlanSessions planSessions,
            ArrangeBatch arrangeBatch,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.seats = seats;
        this.sessionTimes = sessionTimes;
        this.planSessions = planSessions;
        this.arrangeBatch = arrangeBatch;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The result of an assignment.
     *
     * @param people the number of candidates with seats
     * @param moved the number of candidates with a new or changed seat
     */
    public record Assigned(int people, int moved) {}

    /**
     * Plans the sessions and assigns the seats.
     *
     * @param plans the sessions; the end may be null
     * @param breakMinutes the break between two subjects of a candidate
     * @throws io.skillcert.http.problem.ProblemException 400 if the end of a session is invalid, 409 if seats are short or
     *     sessions can't be planned so
     */
    @Transactional
    public Assigned assign(UUID batchId, List<ExamSession.Plan> plans, int breakMinutes) {
        entries.requireKnown(batchId);
        closed.lockSessions(batchId);
        var timed = sessionTimes.complete(batchId, plans);
        closed.requireOpen(batchId);
        var people = entries.lockBatch(batchId, TO_BE_SEATED);
        var taken = new ArrayList<>(seats.ofBatch(batchId));
        var sessions = planSessions.plan(batchId, timed, taken);
        var kept = keep(people, taken);
        var arrangement = arrangeBatch.arrange(batchId, people, sessions, kept, breakMinutes);
        if (!arrangement.isComplete()) {
            throw ExamProblem.SEATS_SHORT.exception(LocalizedText.sentences(
                    arrangement.shortages().stream().map(AssignSeats::explain).toList()));
        }
        int moved = seat(people, sessions, kept, arrangement);
        audit.record("assign-seats", "exam-batch", batchId, null);
        return new Assigned(people.size(), moved);
    }

    /** Deletes the seats that no longer exist or are no longer required, and returns the others. */
    private List<Seat> keep(List<ExamEntry> people, List<Seat> taken) {
        var staying = people.stream().map(ExamEntry::registrationId).collect(Collectors.toSet());
        var kept = taken.stream()
                .collect(Collectors.partitioningBy(seat -> staying.contains(seat.registrationId())
                        && !seat.session().isCancelled()
                        && seat.number() <= seat.session().seats()));
        seats.vacate(kept.get(false));
        return kept.get(true);
    }

    private int seat(List<ExamEntry> people, List<ExamSession> sessions, List<Seat> kept, Arrangement arrangement) {
        var sessionById = sessions.stream().collect(Collectors.toMap(ExamSession::id, Function.identity()));
        var added = arrangement.seats().stream()
                .map(seat -> new Seat(seat.candidate(), sessionById.get(seat.room()), seat.number()))
                .toList();
        seats.add(added);
        var seatsOf = Stream.concat(kept.stream(), added.stream()).collect(Collectors.groupingBy(Seat::registrationId));
        var movedIds = added.stream().map(Seat::registrationId).collect(Collectors.toSet());
        var moved = people.stream()
                .filter(person -> movedIds.contains(person.registrationId()))
                .toList();
        entries.seated(moved);
        var now = clock.instant();
        outbox.appendAll(moved.stream()
                .map(person -> assigned(person, seatsOf.get(person.registrationId()), now))
                .toList());
        return moved.size();
    }

    private static Outbox.Event assigned(ExamEntry person, List<Seat> seats, Instant now) {
        var views = seats.stream()
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

    private static LocalizedText explain(Shortage shortage) {
        var problem = ExamProblem.SEATS_SHORT;
        var need = new ArrayList<LocalizedText>();
        need.add(language -> shortage.subject().name());
        shortage.site().ifPresent(site -> need.add(language -> site));
        if (shortage.accessible()) {
            need.add(problem.part("accessible"));
        }
        if (shortage.extraMinutes() > 0) {
            need.add(problem.part("more-minutes", shortage.extraMinutes()));
        }
        return shortage.people() > shortage.seats()
                ? problem.part("too-few", LocalizedText.list(need), shortage.people(), shortage.seats())
                : problem.part("overlapping", LocalizedText.list(need), shortage.people());
    }
}
