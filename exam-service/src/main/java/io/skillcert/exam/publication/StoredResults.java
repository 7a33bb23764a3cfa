package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.http.json.Json;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.exam.ExamDecision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The published results of all batches. */
@ApplicationScoped
public class StoredResults implements PanacheRepositoryBase<StoredResult, UUID> {

    private final StatelessSession many;
    private final Json json;

    StoredResults(StatelessSession many, Json json) {
        this.many = many;
        this.json = json;
    }

    /** Inserts results in one statement batch. They are not managed: changes to them in this transaction are not written. */
    void addAll(List<DecidedResult> decided) {
        many.insertMultiple(
                decided.stream().map(result -> new StoredResult(result, json)).toList());
    }

    /** The registrations of a batch that passed. */
    public List<UUID> passedOf(UUID batchId) {
        return getEntityManager()
                .createQuery(
                        "select r.registrationId from StoredResult r where r.batchId = :batch and r.outcome = :passed",
                        UUID.class)
                .setParameter("batch", batchId)
                .setParameter("passed", ExamDecision.Outcome.PASSED)
                .getResultList();
    }

    /** The earlier registration of someone in the batch who resits an exam whose result is not known here. */
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

    /** In the order of registration ids. */
    public List<StoredResult> page(UUID batchId, PageRequest page) {
        return find("batchId = ?1 and registrationId > ?2 order by registrationId", batchId, page.after())
                .page(0, page.fetchSize())
                .list();
    }
}
