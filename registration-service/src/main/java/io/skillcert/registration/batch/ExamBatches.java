package io.skillcert.registration.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** All exam batches. */
@ApplicationScoped
public class ExamBatches implements PanacheRepositoryBase<ExamBatch, UUID> {

    public ExamBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> BatchProblems.notFound(id));
    }

    /** A draft is not there for those who may not see it. */
    public ExamBatch getFor(UUID id, boolean seesDrafts) {
        var batch = get(id);
        if (batch.status() == BatchStatus.DRAFT && !seesDrafts) {
            throw BatchProblems.notFound(id);
        }
        return batch;
    }

    /** The batch, as it stays until the transaction ends: who changes it waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockForShare(ExamBatch batch) {
        getEntityManager().lock(batch, LockModeType.PESSIMISTIC_READ);
    }

    /** One more than the limit, so that a further page shows. */
    public List<ExamBatch> page(UUID after, boolean seesDrafts, int limit) {
        var shown = seesDrafts
                ? EnumSet.allOf(BatchStatus.class)
                : EnumSet.of(BatchStatus.ANNOUNCED, BatchStatus.CANCELLED);
        return find("status in ?1 and id > ?2 order by id", shown, after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }
}
