package io.skillcert.subsidy.review;

import io.skillcert.http.ETags;
import io.skillcert.subsidy.assessment.policy.Basis;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Records a fact that no registry answers, as an officer settles it with evidence and a reason (SUB-02). */
@ApplicationScoped
public class SettleFact {

    private final Claims claims;
    private final Registries registries;

    SettleFact(Claims claims, Registries registries) {
        this.claims = claims;
        this.registries = registries;
    }

    /** The fact counts until a later answer. The claim is not decided again by this alone. */
    @Transactional
    public Claim settle(
            UUID id, String ifMatch, Basis basis, boolean holds, String evidence, String reason, String by) {
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        registries.settle(claim.holderDigest(), Map.of(basis, holds), by, evidence + "\n" + reason);
        return claim;
    }
}
