package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.ExamBarEndedV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends the bar from exams of a misconduct (EXM-14) before its day: an objection was upheld. The scores stay void. */
@ApplicationScoped
public class EndBar {

    private final ExamEntries entries;
    private final Misconducts misconducts;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    EndBar(ExamEntries entries, Misconducts misconducts, Outbox outbox, Audit audit, BusinessClock clock) {
        this.entries = entries;
        this.misconducts = misconducts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends the bar; ending it again changes nothing.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the batch has no such decision or it bars nobody, 409 if the
     *     account has decided it
     */
    @Transactional
    public Misconduct end(UUID batchId, UUID id, String reason, String account) {
        var misconduct = misconducts
                .lock(id)
                .filter(found -> found.barredUntil().isPresent())
                .orElseThrow(ExamProblem.BAR_NOT_FOUND::exception);
        var person = entries.findByIdOptional(misconduct.registrationId())
                .filter(entry -> entry.batchId().equals(batchId))
                .orElseThrow(ExamProblem.BAR_NOT_FOUND::exception);
        if (misconduct.barEndedAt().isPresent()) {
            return misconduct;
        }
        if (misconduct.isDecidedBy(account)) {
            throw ExamProblem.BAR_DECIDED_BY_CALLER.exception();
        }
        misconduct.endBar(account, clock.instant());
        outbox.append(
                ExamBarEndedV1.TYPE,
                person.personId(),
                new ExamBarEndedV1(person.registrationId(), person.personId(), clock.instant()));
        audit.record("end-exam-bar", "registration", person.registrationId(), reason);
        return misconduct;
    }
}
