package io.skillcert.exam.entry;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.UUID;

/** The batches whose publication has started: sessions, seats, absences and scores of them do not change any more. */
@ApplicationScoped
public class ClosedBatches {

    private final EntityManager database;

    ClosedBatches(EntityManager database) {
        this.database = database;
    }

    /** Whether the publication of a batch has started. */
    public boolean contains(UUID batchId) {
        return exists("select 1 from publication where batch_id = :batch", batchId);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published */
    public void requirePublished(UUID batchId) {
        if (!exists("select 1 from publication where batch_id = :batch and completed_at is not null", batchId)) {
            throw ExamProblem.RESULTS_NOT_PUBLISHED.exception(batchId);
        }
    }

    private boolean exists(String sql, UUID batchId) {
        return !database.createNativeQuery(sql)
                .setParameter("batch", batchId)
                .getResultList()
                .isEmpty();
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the publication of the batch has started */
    public void requireOpen(UUID batchId) {
        if (contains(batchId)) {
            throw ExamProblem.ALREADY_PUBLISHED.exception();
        }
    }

    /**
     * Waits until no other transaction plans or cancels sessions of the batch or starts its publication, and keeps others
     * from it until this transaction ends. It is taken before rows of the batch are locked.
     */
    public void lockSessions(UUID batchId) {
        AdvisoryLock.lock(database, "exam-sessions:" + batchId);
    }

    /** Like {@link #lockSessions}, for the start of the publication; entries that arrive meanwhile wait. */
    public void lockPublication(UUID batchId) {
        AdvisoryLock.lock(database, publication(batchId));
    }

    /** Keeps the publication of batches from starting until this transaction ends. */
    void holdPublication(Collection<UUID> batchIds) {
        batchIds.stream().distinct().sorted().forEach(batch -> AdvisoryLock.lockShared(database, publication(batch)));
    }

    private static String publication(UUID batchId) {
        return "publication:" + batchId;
    }
}
