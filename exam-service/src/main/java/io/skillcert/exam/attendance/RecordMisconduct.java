package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An exam officer decides that a score is void for misconduct; until publication, whether a score is in or not. */
@ApplicationScoped
public class RecordMisconduct {

    private final ExamEntries entries;
    private final Seats seats;
    private final Misconducts misconducts;
    private final Audit audit;
    private final BusinessClock clock;

    RecordMisconduct(ExamEntries entries, Seats seats, Misconducts misconducts, Audit audit, BusinessClock clock) {
        this.entries = entries;
        this.seats = seats;
        this.misconducts = misconducts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 without a seat whose session has begun, 409 when it is too late */
    @Transactional
    public Misconduct record(UUID batchId, UUID registrationId, Subject subject, String reason, String account) {
        seats.findByIdOptional(new Seat.Key(registrationId, subject))
                .filter(seat -> seat.session().batchId().equals(batchId))
                .filter(seat -> seat.session().hasBegun(clock.instant()))
                .orElseThrow(AttendanceProblems::noSitting);
        if (entries.lock(registrationId).status() != EntryStatus.SEATED) {
            throw AttendanceProblems.published();
        }
        if (misconducts.count("registrationId = ?1 and subject = ?2", registrationId, subject) > 0) {
            throw AttendanceProblems.decidedAlready();
        }
        var misconduct = new Misconduct(Ids.next(), registrationId, subject, reason, account, clock.instant());
        misconducts.persistAndFlush(misconduct);
        audit.record("record-misconduct", "registration", registrationId, reason);
        return misconduct;
    }
}
