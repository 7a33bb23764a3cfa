package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.attendance.UnstartedAttempts.Unstarted;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.room.RoomEvents;
import io.skillcert.exam.scoring.Absences;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Closes a session: candidates with a seat who were not checked in, or who were and never started their attempt, are recorded as
 * absent (缺考, EXM-09) unless they have a score.
 */
@ApplicationScoped
public class CloseSession {

    private final ExamSessions sessions;
    private final ExamEntries entries;
    private final Seats seats;
    private final CheckIns checkIns;
    private final UnstartedAttempts unstartedAttempts;
    private final Absences absences;
    private final RoomEvents events;
    private final Audit audit;
    private final BusinessClock clock;

    CloseSession(
            ExamSessions sessions,
            ExamEntries entries,
            Seats seats,
            CheckIns checkIns,
            UnstartedAttempts unstartedAttempts,
            Absences absences,
            RoomEvents events,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.entries = entries;
        this.seats = seats;
        this.checkIns = checkIns;
        this.unstartedAttempts = unstartedAttempts;
        this.absences = absences;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The result of closing a session.
     *
     * @param present the number of candidates who were checked in
     * @param absent the number of absences that this call recorded
     * @param neverStarted how many of these were checked in and opened an attempt that they never started
     */
    public record Closed(int present, int absent, int neverStarted) {}

    /**
     * Records the absences. Closing a session again is safe: a check-in that is merged late removes its absence itself.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 before the session has ended
     */
    @Transactional
    public Closed close(UUID sessionId, String account) {
        var session = sessions.takingPlace(sessionId);
        if (clock.instant().isBefore(session.endsAt())) {
            throw ExamProblem.SESSION_NOT_OVER.exception(session.endsAt());
        }
        var taken = seats.inSession(sessionId);
        var open = entries.lockAll(taken.stream().map(Seat::registrationId).toList(), EntryStatus.SEATED).stream()
                .map(ExamEntry::registrationId)
                .collect(Collectors.toSet());
        var present = checkIns.registrationsOf(sessionId);
        var unstarted = unstartedAttempts.lock(sessionId).stream()
                .filter(attempt -> open.contains(attempt.registration()))
                .collect(Collectors.toMap(Unstarted::registration, Unstarted::attempt));
        var missing = taken.stream()
                .filter(seat -> open.contains(seat.registrationId()))
                .filter(seat ->
                        !present.contains(seat.registrationId()) || unstarted.containsKey(seat.registrationId()))
                .map(Seat::key)
                .toList();
        int absent = absences.record(missing, account);
        unstarted
                .values()
                .forEach(attempt -> events.add(sessionId, attempt, RoomEvents.Kind.NEVER_STARTED, null, account));
        audit.record("close-session", "exam-session", sessionId, null);
        return new Closed(present.size(), absent, unstarted.size());
    }
}
