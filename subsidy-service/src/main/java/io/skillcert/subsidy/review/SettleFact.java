package io.skillcert.subsidy.review;

import io.skillcert.http.ETags;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.AccountChecks;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimDuties;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.ProvideBankAccount;
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
    private final ProvideBankAccount provideBankAccount;
    private final ClaimLog log;

    SettleFact(
            Claims claims,
            Registries registries,
            ClaimDuties duties,
            AccountChecks accountChecks,
            ProvideBankAccount provideBankAccount,
            ClaimLog log) {
        this.claims = claims;
        this.registries = registries;
        this.duties = duties;
        this.accountChecks = accountChecks;
        this.provideBankAccount = provideBankAccount;
        this.log = log;
    }

    /**
     * The fact counts until a later answer, for every claim of the holder; until then the officer may not decide, approve or
     * pay any of them. The claim is not decided again by this alone.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the claim awaits no decision, 403 if the account has another duty
     */
    @Transactional
    public Claim settle(
            UUID id, String ifMatch, Basis basis, boolean holds, String evidence, String reason, String by) {
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        if (!claim.status().awaitsDecision()) {
            throw SubsidyProblem.NO_DECISION_AWAITED.exception();
        }
        duties.take(id, by, ClaimDuties.Duty.SETTLE_FACT);
        registries.settle(claim.holderDigest(), Map.of(basis, holds), by, evidence + "\n" + reason);
        return claim;
    }

    /**
     * Settles whether the account is the claimant's own (SUB-13). It counts until the account is replaced. A returned claim
     * whose other account is the claimant's own is payable again.
     */
    @Transactional
    public Claim settleAccount(UUID id, String ifMatch, boolean own, String evidence, String reason, String by) {
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        boolean returned = provideBankAccount.awaitsCheck(claim);
        if (!returned && !claim.status().awaitsDecision()) {
            throw SubsidyProblem.NO_DECISION_AWAITED.exception();
        }
        duties.take(id, by, ClaimDuties.Duty.SETTLE_FACT);
        accountChecks.add(id, own, evidence + "\n" + reason, by);
        if (returned && own) {
            var before = claim.status();
            claim.approveAgain();
            log.step(claim, before, by, reason);
            claims.flush();
        }
        return claim;
    }
}
