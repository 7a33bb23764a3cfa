package io.skillcert.exam.seating;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.result.policy.ExamResult;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives every confirmed entry of a batch a seat in each subject of its level (EXM-01), in the order of registration
 * and of the sessions as planned. All or none: what is short is said.
 */
@ApplicationScoped
public class AssignSeats {

    private final ExamEntries entries;
    private final ExamSessions sessions;
    private final Seats seats;
    private final ExamResult examResult;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    AssignSeats(
            ExamEntries entries,
            ExamSessions sessions,
            Seats seats,
            ExamResult examResult,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.sessions = sessions;
        this.seats = seats;
        this.examResult = examResult;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns how many people were seated. */
    @Transactional
    public int assign(UUID batchId, List<ExamSession.Plan> plans) {
        entries.requireKnown(batchId);
        var people = entries.lockBatch(batchId, EntryStatus.CONFIRMED);
        var rooms = new EnumMap<Subject, FreeSeats>(Subject.class);
        for (var plan : plans) {
            if (!plan.startsAt().isAfter(clock.instant())) {
                throw SeatingProblems.sessionInThePast();
            }
            var session = new ExamSession(Ids.next(), batchId, plan);
            sessions.persist(session);
            rooms.computeIfAbsent(plan.subject(), subject -> new FreeSeats()).add(session);
        }
        requireRoomTimesFree();
        requireEnough(people, rooms);
        outbox.appendAll(people.stream().map(person -> seat(person, rooms)).toList());
        audit.record("assign-seats", "exam-batch", batchId, null);
        return people.size();
    }

    private Outbox.Event seat(ExamEntry person, Map<Subject, FreeSeats> rooms) {
        var taken = new ArrayList<Seat>();
        for (var subject : subjects(person)) {
            taken.add(rooms.get(subject).next(person.registrationId()));
        }
        requireNoOverlap(taken);
        seats.persist(taken);
        person.seated();
        var views = taken.stream()
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
                new SeatsAssignedV1(
                        person.registrationId(), person.personId(), person.batchId(), views, clock.instant()));
    }

    private List<Subject> subjects(ExamEntry person) {
        return person.subjects(examResult.subjectsOf(person.level(), clock.today()));
    }

    private void requireRoomTimesFree() {
        try {
            sessions.flush();
        } catch (org.hibernate.exception.ConstraintViolationException e) {
            throw SeatingProblems.roomTaken();
        }
    }

    private void requireEnough(List<ExamEntry> people, Map<Subject, FreeSeats> rooms) {
        var needed = new EnumMap<Subject, Integer>(Subject.class);
        people.forEach(person -> subjects(person).forEach(subject -> needed.merge(subject, 1, Integer::sum)));
        var shortOf = new ArrayList<String>();
        needed.forEach((subject, count) -> {
            var offered = rooms.containsKey(subject) ? rooms.get(subject).count() : 0;
            if (offered < count) {
                shortOf.add(subject + " needs " + count + " seats and has " + offered);
            }
        });
        if (!shortOf.isEmpty()) {
            throw SeatingProblems.seatsShort(shortOf);
        }
    }

    /** EXM-03 gives no duration for the comprehensive review: it must not begin within another subject. */
    private void requireNoOverlap(List<Seat> taken) {
        for (var one : taken) {
            var begins = one.session().startsAt();
            var minutes = examResult
                    .minutesOf(one.key().subject(), BusinessClock.day(begins))
                    .orElse(1);
            var ends = begins.plus(Duration.ofMinutes(minutes));
            var overlaps = taken.stream()
                    .filter(other -> other != one)
                    .map(other -> other.session().startsAt())
                    .anyMatch(start -> !start.isBefore(begins) && start.isBefore(ends));
            if (overlaps) {
                throw SeatingProblems.sessionsOverlap(one.key().subject());
            }
        }
    }

    /** The seats of one subject, in the order of its sessions. */
    private static final class FreeSeats {

        private final List<ExamSession> sessions = new ArrayList<>();
        private int current;
        private int used;

        void add(ExamSession session) {
            sessions.add(session);
        }

        int count() {
            return sessions.stream().mapToInt(ExamSession::seats).sum();
        }

        Seat next(UUID registrationId) {
            while (used == sessions.get(current).seats()) {
                current++;
                used = 0;
            }
            used++;
            return new Seat(registrationId, sessions.get(current), used);
        }
    }
}
