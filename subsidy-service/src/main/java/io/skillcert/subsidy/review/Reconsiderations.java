package io.skillcert.subsidy.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All reconsiderations of refused claims. */
@ApplicationScoped
public class Reconsiderations implements PanacheRepositoryBase<Reconsideration, UUID> {

    Reconsideration lock(UUID claimId) {
        return findByIdOptional(claimId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> SubsidyProblem.RECONSIDERATION_NOT_FOUND.exception());
    }

    /** Those that are not answered yet. */
    public List<Reconsideration> open(PageRequest page) {
        return find("reconsideredBy is null and claimId > ?1 order by claimId", page.after())
                .range(0, page.limit())
                .list();
    }
}
