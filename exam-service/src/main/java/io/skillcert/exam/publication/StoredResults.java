package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.result.policy.ExamOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All published results. */
@ApplicationScoped
public class StoredResults implements PanacheRepositoryBase<StoredResult, UUID> {

    public List<UUID> passedOf(UUID batchId) {
        return find("batchId = ?1 and outcome = ?2", batchId, ExamOutcome.Outcome.PASSED).stream()
                .map(StoredResult::registrationId)
                .toList();
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
