package io.skillcert.subsidy.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All payments. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {

    Payment get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(404, "payment-not-found", "There is no payment " + id + "."));
    }

    /** In one order for whoever locks their claims. */
    List<Payment> ofBatch(UUID batchId) {
        return list("batchId = ?1 order by claimId", batchId);
    }

    /** One more than the limit. */
    public List<Payment> ofBatch(UUID batchId, UUID after, int limit) {
        var query = after == null
                ? find("batchId = ?1 order by id", batchId)
                : find("batchId = ?1 and id > ?2 order by id", batchId, after);
        return query.range(0, limit).list();
    }

    public List<Payment> ofClaim(UUID claimId) {
        return list("claimId = ?1 order by id", claimId);
    }
}
