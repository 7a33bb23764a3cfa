package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.http.Audit;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.assessment.Decide;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.Assessment;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An officer has a claim decided by the rules, with what is known now, as of the day it was made. */
@ApplicationScoped
class DecideClaim {

    private final Claims claims;
    private final Entitlements entitlements;
    private final ClaimFacts claimFacts;
    private final Decide decide;
    private final Awards awards;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    DecideClaim(
            Claims claims,
            Entitlements entitlements,
            ClaimFacts claimFacts,
            Decide decide,
            Awards awards,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.entitlements = entitlements;
        this.claimFacts = claimFacts;
        this.decide = decide;
        this.awards = awards;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Claim decide(UUID id, String ifMatch, String caller) {
        // The holder before the claim, as everywhere: one order of locks.
        awards.lock(claims.getFor(id, null).holderDigest());
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        var entitlement = entitlements.of(claim.certificateNumber());
        var facts = claimFacts.gather(entitlement, claim.kind(), claim.claimedOn(), id);
        var decided = decide.decide(SubjectType.CLAIM, id, facts);
        var event = claim.decided(decided, caller, clock.instant());
        if (decided.assessment().outcome() == Assessment.Outcome.REFUSED) {
            awards.release(id);
        }
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), event);
        audit.record(
                "decide-claim",
                "claim",
                id,
                String.join(", ", decided.assessment().openRules()));
        claims.flush();
        return claim;
    }
}
