package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.scoring.Absences;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Closes a session: candidates with a seat but neither a check-in nor a score are recorded as absent (缺考, EXM-09). */
@ApplicationScoped
public class CloseSession {

    private final ExamSessions sessions;
    private final ExamEntries entries;
    private final Seats seats;
    private final CheckIns checkIns;
    private final Absences absences;
    private final Audit audit;
    private final BusinessClock clock;

    CloseSession(
            ExamSessions sessions,
            ExamEntries entries,
            Seats seats,
            CheckIns checkIns,
            Absences absences,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.entries = entries;
        this.seats = seats;
        this.checkIns = checkIns;
        this.absences = absences;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The result of closing a session.
     *
     * @param present the number of candidates who were checked in
     * @param absent the number of absences that this call recorded
     */
    public record Closed(int present, int absent) {}

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
        var missing = taken.stream()
                .filter(seat -> open.contains(seat.registrationId()) && !present.contains(seat.registrationId()))
                .map(Seat::key)
                .toList();
        int absent = absences.record(missing, account);
        audit.record("close-session", "exam-session", sessionId, null);
        return new Closed(present.size(), absent);
    }
}
