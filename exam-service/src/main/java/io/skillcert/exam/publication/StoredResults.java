package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.result.policy.ExamOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All published results. */
@ApplicationScoped
public class StoredResults implements PanacheRepositoryBase<StoredResult, UUID> {

    public List<UUID> passedOf(UUID batchId) {
        return find("batchId = ?1 and outcome = ?2", batchId, ExamOutcome.Outcome.PASSED).stream()
                .map(StoredResult::registrationId)
                .toList();
    }

    /** One more than the limit, so that a further page shows. */
    List<StoredResult> page(UUID batchId, UUID after, int limit) {
        var query = after == null
                ? find("batchId = ?1 order by registrationId", batchId)
                : find("batchId = ?1 and registrationId > ?2 order by registrationId", batchId, after);
        return query.range(0, limit).list();
    }
}
