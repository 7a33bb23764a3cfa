package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.personal.HolderDigests;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Begins, changes and makes a claim: the holder's document is matched, and once it is made the rules assess it at once
 * and its place is reserved (SUB-11).
 */
@ApplicationScoped
public class MakeClaim {

    private final Entitlements entitlements;
    private final Claims claims;
    private final ClaimContentCipher contentCipher;
    private final AssessClaim assessClaim;
    private final Awards awards;
    private final ClaimLog log;
    private final HolderDigests digests;
    private final CheckContent checkContent;
    private final Event<ClaimSubmitted> submitted;
    private final BusinessClock clock;

    MakeClaim(
            Entitlements entitlements,
            Claims claims,
            ClaimContentCipher contentCipher,
            AssessClaim assessClaim,
            Awards awards,
            ClaimLog log,
            HolderDigests digests,
            CheckContent checkContent,
            Event<ClaimSubmitted> submitted,
            BusinessClock clock) {
        this.entitlements = entitlements;
        this.claims = claims;
        this.contentCipher = contentCipher;
        this.assessClaim = assessClaim;
        this.awards = awards;
        this.log = log;
        this.digests = digests;
        this.checkContent = checkContent;
        this.submitted = submitted;
        this.clock = clock;
    }

    /** @param asDraft it is only begun */
    @Transactional
    public Claim make(String certificateNumber, AwardKind kind, ClaimContent content, boolean asDraft, String caller) {
        checkContent.check(content, !asDraft, clock.today());
        var entitlement = entitlements.get(certificateNumber, digests.of(content.document()));
        awards.lock(entitlement.holderDigest());
        var id = Ids.next();
        if (claims.hasLive(certificateNumber, kind, id)) {
            throw ClaimProblems.alreadyClaimed();
        }
        var claim = Claim.draft(id, entitlement, kind, clock.today(), caller);
        claims.persistAndFlush(claim);
        contentCipher.encrypt(claim, content);
        log.step(claim, null, caller, null);
        if (!asDraft) {
            submit(claim, caller);
        }
        claims.flush();
        return claim;
    }

    /** A draft, or one returned for correction. The document stays the holder's. */
    @Transactional
    public Claim change(UUID id, String ifMatch, ClaimContent content, String caller) {
        var claim = lock(id, ifMatch, caller);
        if (!claim.status().isOpenToClaimant()) {
            throw ClaimProblems.notOpen(claim.status());
        }
        checkContent.check(content, false, clock.today());
        entitlements.get(claim.certificateNumber(), digests.of(content.document()));
        contentCipher.encrypt(claim, content);
        claims.flush();
        return claim;
    }

    @Transactional
    public Claim submit(UUID id, String ifMatch, String caller) {
        var claim = lock(id, ifMatch, caller);
        if (!claim.status().isOpenToClaimant()) {
            throw ClaimProblems.notOpen(claim.status());
        }
        checkContent.check(contentCipher.contentOf(claim), true, clock.today());
        submit(claim, caller);
        claims.flush();
        return claim;
    }

    /** SUB-11: gives the reserved place back. */
    @Transactional
    public Claim withdraw(UUID id, String ifMatch, String caller) {
        var claim = lock(id, ifMatch, caller);
        var before = claim.status();
        claim.withdraw();
        awards.release(id);
        log.step(claim, before, caller, null);
        claims.flush();
        return claim;
    }

    /** In the same transaction, for whoever has to act on it. */
    public record ClaimSubmitted(Claim claim) {}

    private void submit(Claim claim, String caller) {
        var before = claim.status();
        var claimedOn = claim.claimedOn().orElseGet(clock::today);
        claim.submit(claimedOn, assessClaim.assess(claim, claimedOn));
        log.step(claim, before, caller, null);
        submitted.fire(new ClaimSubmitted(claim));
    }

    /** The holder before the claim, as everywhere: one order of locks. */
    private Claim lock(UUID id, String ifMatch, String caller) {
        awards.lock(claims.keyOf(id, caller).holderDigest());
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        return claim;
    }
}
