package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** All claims. */
@ApplicationScoped
class Claims implements PanacheRepositoryBase<Claim, UUID> {

    private static final List<ClaimStatus> ENDED = List.of(ClaimStatus.REFUSED, ClaimStatus.WITHDRAWN);

    /** Somebody else's is not there. @param owner null for those who may see all */
    Claim getFor(UUID id, String owner) {
        return findByIdOptional(id)
                .filter(claim -> owner == null || claim.belongsTo(owner))
                .orElseThrow(() -> ClaimProblems.notFound(id));
    }

    Claim lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> ClaimProblems.notFound(id));
    }

    boolean hasLive(String certificateNumber) {
        return count("certificateNumber = ?1 and status not in ?2", certificateNumber, ENDED) > 0;
    }

    /** One more than the limit, so that a further page shows. A null filter does not filter. */
    List<Claim> page(ClaimStatus status, String owner, UUID after, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new HashMap<String, Object>();
        if (status != null) {
            conditions.add("status = :status");
            parameters.put("status", status);
        }
        if (owner != null) {
            conditions.add("claimedBy = :owner");
            parameters.put("owner", owner);
        }
        if (after != null) {
            conditions.add("id > :after");
            parameters.put("after", after);
        }
        return find(String.join(" and ", conditions) + " order by id", parameters)
                .range(0, limit)
                .list();
    }
}
