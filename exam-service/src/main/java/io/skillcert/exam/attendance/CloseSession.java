package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
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

/** Ends a session: who had a seat, was not checked in and has no score is absent (缺考, EXM-09). */
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

    /** @param present who came. @param absent who is recorded as absent by this act */
    public record Closed(int present, int absent) {}

    /** Run again after a list was merged late, it changes nothing: a late check-in takes an absence back by itself. */
    @Transactional
    public Closed close(UUID sessionId, String account) {
        var session = sessions.takingPlace(sessionId);
        if (clock.instant().isBefore(session.endsAt())) {
            throw AttendanceProblems.notOver(session.endsAt());
        }
        var there = seats.inSession(sessionId);
        var open = entries.lockAll(there.stream().map(Seat::registrationId).toList(), EntryStatus.SEATED).stream()
                .map(ExamEntry::registrationId)
                .collect(Collectors.toSet());
        var came = checkIns.of(sessionId).stream().map(CheckIn::registrationId).collect(Collectors.toSet());
        var missing = there.stream()
                .filter(seat -> open.contains(seat.registrationId()) && !came.contains(seat.registrationId()))
                .map(Seat::key)
                .toList();
        int absent = absences.record(missing, account);
        audit.record("close-session", "exam-session", sessionId, null);
        return new Closed(came.size(), absent);
    }
}
