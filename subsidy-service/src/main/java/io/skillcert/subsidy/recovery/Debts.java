package io.skillcert.subsidy.recovery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All debts. */
@ApplicationScoped
public class Debts implements PanacheRepositoryBase<Debt, UUID> {

    public Debt get(UUID claimId) {
        return findByIdOptional(claimId).orElseThrow(() -> notFound(claimId));
    }

    Debt lock(UUID claimId) {
        return findByIdOptional(claimId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(claimId));
    }

    private static ProblemException notFound(UUID claimId) {
        return SubsidyProblem.DEBT_NOT_FOUND.exception(claimId);
    }

    /** @param open whether debts that are repaid in full are left out */
    public List<Debt> page(boolean open, PageRequest page) {
        return find("claimId > ?1 and (repaid < amount or ?2 = false) order by claimId", page.after(), open)
                .range(0, page.limit())
                .list();
    }
}
