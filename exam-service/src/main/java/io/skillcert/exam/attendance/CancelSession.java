package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
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
 * A public emergency (公共突发事件) prevents a session: nobody is absent from it. Its people get a seat in another session
 * with the next plan, or registration-service, which is told, moves or refunds them (REG-12).
 */
@ApplicationScoped
public class CancelSession {

    private final ExamSessions sessions;
    private final ExamEntries entries;
    private final Seats seats;
    private final EnteredScores scores;
    private final Markings markings;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    CancelSession(
            ExamSessions sessions,
            ExamEntries entries,
            Seats seats,
            EnteredScores scores,
            Markings markings,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.entries = entries;
        this.seats = seats;
        this.scores = scores;
        this.markings = markings;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns how many people it hinders.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if it is cancelled already, was sat, or its batch is published
     */
    @Transactional
    public int cancel(UUID sessionId, String reason, String account) {
        var session = sessions.lockTakingPlace(sessionId);
        if (entries.countOfBatch(session.batchId(), EntryStatus.PUBLISHED) > 0) {
            throw AttendanceProblems.published();
        }
        var there = seats.inSession(sessionId);
        var people = entries.lockAll(there.stream().map(Seat::registrationId).toList(), EntryStatus.SEATED);
        var sat = there.stream().map(Seat::key).toList();
        if (scores.areEntered(sat) || markings.areEntered(sat)) {
            throw AttendanceProblems.wasSat();
        }
        session.cancel(reason, account, clock.instant());
        seats.vacate(there);
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
