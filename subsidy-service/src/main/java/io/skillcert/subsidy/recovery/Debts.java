package io.skillcert.subsidy.recovery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
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
        return new ProblemException(404, "debt-not-found", "Nothing is owed for claim " + claimId + ".");
    }

    /** @param open only those with something still owed. One more than the limit, so that a further page shows */
    public List<Debt> page(boolean open, UUID after, int limit) {
        var condition = open ? "repaid < amount" : "1 = 1";
        var query = after == null
                ? find(condition + " order by claimId")
                : find(condition + " and claimId > ?1 order by claimId", after);
        return query.range(0, limit).list();
    }
}
