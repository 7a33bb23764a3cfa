package io.skillcert.subsidy.recovery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All cases of double payment. */
@ApplicationScoped
public class InsuranceCases implements PanacheRepositoryBase<InsuranceCase, UUID> {

    private final BusinessClock clock;

    InsuranceCases(BusinessClock clock) {
        this.clock = clock;
    }

    /** @return whether the case is new */
    boolean open(UUID claimId) {
        return getEntityManager()
                        .createNativeQuery("insert into insurance_case (claim_id, opened_at) values (:claim, :now)"
                                + " on conflict do nothing")
                        .setParameter("claim", claimId)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    InsuranceCase lock(UUID claimId) {
        return findByIdOptional(claimId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> SubsidyProblem.INSURANCE_CASE_NOT_FOUND.exception(claimId));
    }

    public List<InsuranceCase> page(PageRequest page) {
        return find("claimId > ?1 order by claimId", page.after())
                .range(0, page.limit())
                .list();
    }
}
