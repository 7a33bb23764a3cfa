package io.skillcert.registration.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** All exam batches. */
@ApplicationScoped
public class ExamBatches implements PanacheRepositoryBase<ExamBatch, UUID> {

    private static final int MAX_OPEN = 100;

    public ExamBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> RegistrationProblem.EXAM_BATCH_NOT_FOUND.exception(id));
    }

    /** Answers 404 for a draft if the caller may not see drafts. */
    public ExamBatch getFor(UUID id, boolean seesDrafts) {
        var batch = get(id);
        if (batch.status() == BatchStatus.DRAFT && !seesDrafts) {
            throw RegistrationProblem.EXAM_BATCH_NOT_FOUND.exception(id);
        }
        return batch;
    }

    /** Locks the batch against changes until the transaction ends. Any number of registrations can hold the lock together. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockForShare(ExamBatch batch) {
        getEntityManager().lock(batch, LockModeType.PESSIMISTIC_READ);
    }

    /** The announced batches of an occupation whose registration does not end before the day, at most {@value #MAX_OPEN}. */
    public List<ExamBatch> announced(String occupationCode, LocalDate on) {
        return find(
                        "occupationCode = ?1 and status = ?2 and registrationTo >= ?3 order by registrationFrom, id",
                        occupationCode,
                        BatchStatus.ANNOUNCED,
                        on)
                .range(0, MAX_OPEN - 1)
                .list();
    }

    public List<ExamBatch> page(boolean seesDrafts, PageRequest page) {
        var shown = seesDrafts
                ? EnumSet.allOf(BatchStatus.class)
                : EnumSet.of(BatchStatus.ANNOUNCED, BatchStatus.CANCELLED);
        return find("status in ?1 and id > ?2 order by id", shown, page.after())
                .range(0, page.limit())
                .list();
    }
}
