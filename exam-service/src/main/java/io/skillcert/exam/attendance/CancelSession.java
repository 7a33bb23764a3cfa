package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.scoring.Absences;
import io.skillcert.exam.scoring.ComputedScores;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.exam.scoring.Markings;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Cancels a session for a public emergency (公共突发事件): no candidate is absent from it. The candidates get a seat in
 * another session with the next seat assignment, or registration-service, which is sent an event for each of them, moves
 * or refunds them (REG-12). What they have answered on computers counts for nobody: attempts that are running are sealed within
 * seconds, none is marked, and computed scores are taken back. The attempts stay as a record.
 */
@ApplicationScoped
public class CancelSession {

    private final ExamSessions sessions;
    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Seats seats;
    private final EnteredScores scores;
    private final Markings markings;
    private final ComputedScores computed;
    private final Absences absences;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    CancelSession(
            ExamSessions sessions,
            ExamEntries entries,
            ClosedBatches closed,
            Seats seats,
            EnteredScores scores,
            Markings markings,
            ComputedScores computed,
            Absences absences,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.entries = entries;
        this.closed = closed;
        this.seats = seats;
        this.scores = scores;
        this.markings = markings;
        this.computed = computed;
        this.absences = absences;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Cancels a session and frees its seats.
     *
     * @return the number of candidates who need another seat
     * @throws io.skillcert.http.problem.ProblemException 409 if the session is already cancelled or has taken place (people have
     *     entered scores, or it ended before yesterday and there are computed ones), or the results of its batch are published
     */
    @Transactional
    public int cancel(UUID sessionId, String reason, String account) {
        var batchId = sessions.batchOf(sessionId);
        closed.lockSessions(batchId);
        closed.requireOpen(batchId);
        var session = sessions.lockTakingPlace(sessionId);
        var taken = seats.inSession(sessionId);
        var people = entries.lockAll(taken.stream().map(Seat::registrationId).toList(), EntryStatus.SEATED);
        var keys = taken.stream().map(Seat::key).toList();
        if (!clock.today().isAfter(BusinessClock.day(session.endsAt()).plusDays(1))) {
            computed.takeBack(
                    session.subject(), taken.stream().map(Seat::registrationId).toList());
        }
        if (scores.areEntered(keys) || markings.areEntered(keys)) {
            throw ExamProblem.SESSION_WAS_SAT.exception();
        }
        session.cancel(reason, account, clock.instant());
        absences.takeBack(keys);
        seats.vacate(taken);
        people.forEach(ExamEntry::unseated);
        outbox.appendAll(
                people.stream().map(person -> cancelled(person, session)).toList());
        audit.record("cancel-session", "exam-session", sessionId, reason);
        return people.size();
    }

    private Outbox.Event cancelled(ExamEntry person, ExamSession session) {
        return new Outbox.Event(
                SittingCancelledV1.TYPE,
                person.personId(),
                new SittingCancelledV1(
                        person.registrationId(),
                        person.personId(),
                        person.batchId(),
                        session.subject().name(),
                        session.startsAt(),
                        clock.instant()));
    }
}
