package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.result.policy.ExamDecision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** All published results. */
@ApplicationScoped
public class StoredResults implements PanacheRepositoryBase<StoredResult, UUID> {

    private final StatelessSession many;

    StoredResults(StatelessSession many) {
        this.many = many;
    }

    /** New ones, together; they are not changed in this transaction. */
    void addAll(List<StoredResult> results) {
        many.insertMultiple(results);
    }

    public List<UUID> passedOf(UUID batchId) {
        return getEntityManager()
                .createQuery(
                        "select r.registrationId from StoredResult r where r.batchId = :batch and r.outcome = :passed",
                        UUID.class)
                .setParameter("batch", batchId)
                .setParameter("passed", ExamDecision.Outcome.PASSED)
                .getResultList();
    }

    /** A result that somebody of the batch resits, and that is not known here. */
    Optional<UUID> resitWithoutEarlier(UUID batchId) {
        return getEntityManager()
                .createQuery(
                        "select e.resitOf from ExamEntry e where e.batchId = :batch and e.status = :seated"
                                + " and e.resitOf is not null"
                                + " and not exists (select 1 from StoredResult r where r.registrationId = e.resitOf)",
                        UUID.class)
                .setParameter("batch", batchId)
                .setParameter("seated", EntryStatus.SEATED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** One more than the limit, so that a further page shows. */
    List<StoredResult> page(UUID batchId, UUID after, int limit) {
        var query = after == null
                ? find("batchId = ?1 order by registrationId", batchId)
                : find("batchId = ?1 and registrationId > ?2 order by registrationId", batchId, after);
        return query.range(0, limit).list();
    }
}
