package io.skillcert.subsidy.entitlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All entitlements. */
@ApplicationScoped
public class Entitlements implements PanacheRepositoryBase<Entitlement, UUID> {

    /** The same answer for a wrong holder and no such certificate. */
    public Entitlement get(String certificateNumber, String holderDigest) {
        return find("certificateNumber = ?1 and holderDigest = ?2", certificateNumber, holderDigest)
                .firstResultOptional()
                .orElseThrow(() -> new ProblemException(
                        404, "entitlement-not-found", "There is no such certificate of this holder."));
    }

    Entitlement lock(String certificateNumber) {
        return find("certificateNumber", certificateNumber)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** Locked, so that a revocation that arrives now waits. */
    public boolean isRevoked(String certificateNumber) {
        return lock(certificateNumber).isRevoked();
    }

    public Entitlement of(String certificateNumber) {
        return find("certificateNumber", certificateNumber).singleResult();
    }

    /** One more than the limit, so that a further page shows. */
    public List<Entitlement> page(UUID after, int limit) {
        var query = after == null ? find("order by id") : find("id > ?1 order by id", after);
        return query.range(0, limit).list();
    }
}
