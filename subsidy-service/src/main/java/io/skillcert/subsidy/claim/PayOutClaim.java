package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.http.Audit;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** After the decision: a second person approves, the treasurer records the payment; or the claimant withdraws. */
@ApplicationScoped
class PayOutClaim {

    private final Claims claims;
    private final Entitlements entitlements;
    private final Awards awards;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    PayOutClaim(
            Claims claims, Entitlements entitlements, Awards awards, Outbox outbox, Audit audit, BusinessClock clock) {
        this.claims = claims;
        this.entitlements = entitlements;
        this.awards = awards;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Claim approve(UUID id, String ifMatch, String caller) {
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        claim.approve(caller);
        audit.record("approve-claim", "claim", id, null);
        claims.flush();
        return claim;
    }

    /**
     * @param reference the treasury's own reference of the payment
     * @throws io.skillcert.http.ProblemException 409 if the certificate is revoked (SUB-14)
     */
    @Transactional
    Claim pay(UUID id, String reference) {
        var claim = claims.lock(id);
        if (entitlements.isRevoked(claim.certificateNumber())) {
            throw ClaimProblems.revoked();
        }
        var event = claim.pay(reference, clock.today(), clock.instant());
        awards.award(id);
        outbox.append(SubsidyPaidV1.TYPE, claim.personId(), event);
        audit.record("pay-claim", "claim", id, reference);
        return claim;
    }

    /** SUB-11: gives the reserved place back. */
    @Transactional
    Claim withdraw(UUID id, String ifMatch, String caller) {
        claims.getFor(id, caller);
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        claim.withdraw();
        awards.release(id);
        audit.record("withdraw-claim", "claim", id, null);
        claims.flush();
        return claim;
    }
}
