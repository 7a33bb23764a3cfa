package io.skillcert.subsidy.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All payments. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {

    Payment get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> SubsidyProblem.PAYMENT_NOT_FOUND.exception(id));
    }

    /** The payments of a batch in the order in which their claims are locked. */
    List<Payment> ofBatch(UUID batchId) {
        return list("batchId = ?1 order by claimId", batchId);
    }

    /** Whether the claim has no later payment. */
    boolean isLatest(Payment payment) {
        return count("claimId = ?1 and id > ?2", payment.claimId(), payment.id()) == 0;
    }

    public List<Payment> page(UUID batchId, PageRequest page) {
        return find("batchId = ?1 and id > ?2 order by id", batchId, page.after())
                .range(0, page.limit())
                .list();
    }
}
