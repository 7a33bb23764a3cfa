package io.skillcert.subsidy.review;

import io.skillcert.http.ETags;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.assessment.policy.Basis;
import io.skillcert.subsidy.claim.AccountChecks;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimDuties;
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
    private final ClaimDuties duties;
    private final AccountChecks accountChecks;

    SettleFact(Claims claims, Registries registries, ClaimDuties duties, AccountChecks accountChecks) {
        this.claims = claims;
        this.registries = registries;
        this.duties = duties;
        this.accountChecks = accountChecks;
    }

    /** The fact counts until a later answer. The claim is not decided again by this alone. */
    @Transactional
    public Claim settle(
            UUID id, String ifMatch, Basis basis, boolean holds, String evidence, String reason, String by) {
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        duties.take(id, by, ClaimDuties.Duty.SETTLE_FACT);
        registries.settle(claim.holderDigest(), Map.of(basis, holds), by, evidence + "\n" + reason);
        return claim;
    }

    /** Settles whether the account is the claimant's own (SUB-13). It counts until the account is replaced. */
    @Transactional
    public Claim settleAccount(UUID id, String ifMatch, boolean own, String evidence, String reason, String by) {
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        if (!claim.status().awaitsDecision()) {
            throw SubsidyProblem.NO_DECISION_AWAITED.exception();
        }
        duties.take(id, by, ClaimDuties.Duty.SETTLE_FACT);
        accountChecks.add(id, own, evidence + "\n" + reason, by);
        return claim;
    }
}
