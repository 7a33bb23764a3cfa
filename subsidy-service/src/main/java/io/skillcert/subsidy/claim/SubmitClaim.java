package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.assessment.Decide;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.Assessment;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes a claim: the holder's document is matched, the rules assess at once, the place is reserved (SUB-11). */
@ApplicationScoped
class SubmitClaim {

    private final Entitlements entitlements;
    private final Claims claims;
    private final ClaimFacts claimFacts;
    private final Decide decide;
    private final Awards awards;
    private final HolderDigests digests;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    SubmitClaim(
            Entitlements entitlements,
            Claims claims,
            ClaimFacts claimFacts,
            Decide decide,
            Awards awards,
            HolderDigests digests,
            FieldCipher cipher,
            Audit audit,
            BusinessClock clock) {
        this.entitlements = entitlements;
        this.claims = claims;
        this.claimFacts = claimFacts;
        this.decide = decide;
        this.awards = awards;
        this.digests = digests;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Claim submit(String certificateNumber, IdentityDocument document, String account, String caller) {
        var entitlement = entitlements.get(certificateNumber, digests.of(document));
        awards.lock(entitlement.holderDigest());
        if (claims.hasLive(certificateNumber)) {
            throw ClaimProblems.alreadyClaimed();
        }
        var id = Ids.next();
        var today = clock.today();
        var facts = claimFacts.gather(entitlement, AwardKind.SKILLS_UPGRADING, today, id);
        var assessed = decide.decide(SubjectType.CLAIM, id, facts);
        var sealed = cipher.seal(account, FieldCipher.place("claim", "account_sealed", id));
        var claim = Claim.submit(id, entitlement, assessed, today, caller, sealed);
        claims.persistAndFlush(claim);
        if (assessed.assessment().outcome() != Assessment.Outcome.REFUSED) {
            awards.reserve(entitlement.holderDigest(), facts, id);
        }
        audit.record("submit-claim", "claim", id, null);
        return claim;
    }
}
