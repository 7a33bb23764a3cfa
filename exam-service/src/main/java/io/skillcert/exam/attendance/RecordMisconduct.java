package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Voids the score of a subject for misconduct (违纪). An exam officer may decide it until the results are published, before
 * or after the score has been entered.
 */
@ApplicationScoped
public class RecordMisconduct {

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Seats seats;
    private final Misconducts misconducts;
    private final Audit audit;
    private final BusinessClock clock;

    RecordMisconduct(
            ExamEntries entries,
            ClosedBatches closed,
            Seats seats,
            Misconducts misconducts,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.seats = seats;
        this.misconducts = misconducts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records the decision.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the candidate has no seat in a session that has begun, 409
     *     if misconduct is already recorded for the subject or the results are published
     */
    @Transactional
    public Misconduct record(UUID batchId, UUID registrationId, Subject subject, String reason, String account) {
        seats.findByIdOptional(new Seat.Key(registrationId, subject))
                .filter(seat -> seat.session().batchId().equals(batchId))
                .filter(seat -> seat.session().hasBegun(clock.instant()))
                .orElseThrow(ExamProblem.SITTING_NOT_FOUND::exception);
        if (entries.lock(registrationId).status() != EntryStatus.SEATED) {
            throw ExamProblem.ALREADY_PUBLISHED.exception();
        }
        closed.requireOpen(batchId);
        if (misconducts.count("registrationId = ?1 and subject = ?2", registrationId, subject) > 0) {
            throw ExamProblem.MISCONDUCT_DECIDED.exception();
        }
        var misconduct = new Misconduct(Ids.next(), registrationId, subject, reason, account, clock.instant());
        misconducts.persistAndFlush(misconduct);
        audit.record("record-misconduct", "registration", registrationId, reason);
        return misconduct;
    }
}
