package io.skillcert.subsidy.claim;

import io.skillcert.http.ETags;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Locks a claim until the transaction ends: the awards of its holder first, then the claim. All transactions keep that
 * order, so that two never wait for each other.
 */
@ApplicationScoped
public class LockClaim {

    private final Claims claims;
    private final Awards awards;

    LockClaim(Claims claims, Awards awards) {
        this.claims = claims;
        this.awards = awards;
    }

    /**
     * Locks the version of the claim that the caller has read.
     *
     * @param owner null for callers who may see all claims
     * @throws io.skillcert.http.problem.ProblemException 404 if the owner has no such claim, 412 if it has changed
     */
    public Claim lock(UUID id, String ifMatch, String owner) {
        var claim = lock(id, owner);
        ETags.require(ifMatch, claim.version());
        return claim;
    }

    /** Locks the claim in its present version. */
    public Claim lock(UUID id, String owner) {
        awards.lock(claims.keyOf(id, owner).holderDigest());
        return claims.lock(id);
    }
}
