package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.FindEntitlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes, changes, submits and withdraws claims for the claimant. The identity document must be the certificate holder's. A
 * submitted claim is assessed at once and its place is reserved (SUB-11).
 */
@ApplicationScoped
public class MakeClaim {

    private final FindEntitlement findEntitlement;
    private final Claims claims;
    private final LockClaim lockClaim;
    private final ClaimContentCipher contentCipher;
    private final DecideClaim decideClaim;
    private final Awards awards;
    private final ClaimLog log;
    private final ClaimDuties duties;
    private final CheckContent checkContent;
    private final Event<ClaimSubmitted> submitted;
    private final Event<ClaimWithdrawn> withdrawn;
    private final BusinessClock clock;

    MakeClaim(
            FindEntitlement findEntitlement,
            Claims claims,
            LockClaim lockClaim,
            ClaimContentCipher contentCipher,
            DecideClaim decideClaim,
            Awards awards,
            ClaimLog log,
            ClaimDuties duties,
            CheckContent checkContent,
            Event<ClaimSubmitted> submitted,
            Event<ClaimWithdrawn> withdrawn,
            BusinessClock clock) {
        this.findEntitlement = findEntitlement;
        this.claims = claims;
        this.lockClaim = lockClaim;
        this.contentCipher = contentCipher;
        this.decideClaim = decideClaim;
        this.awards = awards;
        this.log = log;
        this.duties = duties;
        this.checkContent = checkContent;
        this.submitted = submitted;
        this.withdrawn = withdrawn;
        this.clock = clock;
    }

    /**
     * What a claim is for.
     *
     * @param reference the own reference of the account that files it
     */
    public record NewClaim(String certificateNumber, AwardKind kind, Optional<String> reference) {}

    /** @param asDraft whether it is stored as a draft and not submitted */
    @Transactional
    public Claim make(NewClaim stated, ClaimContent content, boolean asDraft, String caller) {
        var certificateNumber = stated.certificateNumber();
        var kind = stated.kind();
        checkContent.check(content, !asDraft, clock.today());
        var entitlement = findEntitlement.find(certificateNumber, content.document(), caller);
        awards.lock(entitlement.holderDigest());
        var id = Ids.next();
        requireNoLive(certificateNumber, kind, id);
        claims.draftOf(caller, certificateNumber, kind).ifPresent(draft -> {
            throw SubsidyProblem.DRAFT_EXISTS.exception(draft.id());
        });
        var claim = Claim.draft(id, entitlement, stated, clock.today(), caller);
        claims.persistAndFlush(claim);
        duties.take(id, caller, ClaimDuties.Duty.FILE);
        contentCipher.encrypt(claim, content);
        log.step(claim, null, caller, null);
        if (!asDraft) {
            submit(claim, caller);
        }
        claims.flush();
        return claim;
    }

    /** Replaces the content of a draft or of a claim that was returned for correction. */
    @Transactional
    public Claim change(UUID id, String ifMatch, ClaimContent content, String caller) {
        var claim = lockOpen(id, ifMatch, caller);
        checkContent.check(content, false, clock.today());
        findEntitlement.find(claim.certificateNumber(), content.document(), caller);
        contentCipher.encrypt(claim, content);
        claims.flush();
        return claim;
    }

    @Transactional
    public Claim submit(UUID id, String ifMatch, String caller) {
        var claim = lockOpen(id, ifMatch, caller);
        checkContent.check(contentCipher.contentOf(claim), true, clock.today());
        submit(claim, caller);
        claims.flush();
        return claim;
    }

    /** Withdraws a claim and releases its place (SUB-11). A holder may withdraw what somebody else has filed. */
    @Transactional
    public Claim withdraw(UUID id, String ifMatch, String caller) {
        if (!claims.isOf(id, caller)) {
            throw SubsidyProblem.CLAIM_NOT_FOUND.exception(id);
        }
        var claim = lockClaim.lock(id, ifMatch, null);
        var before = claim.status();
        withdrawn.fire(new ClaimWithdrawn(claim));
        claim.withdraw();
        awards.release(id);
        log.step(claim, before, caller, null);
        claims.flush();
        return claim;
    }

    /** Fired in the transaction in which a claim is withdrawn, while it has its status from before. */
    public record ClaimWithdrawn(Claim claim) {}

    /** Fired in the transaction in which a claim is submitted. */
    public record ClaimSubmitted(Claim claim) {}

    private void submit(Claim claim, String caller) {
        requireNoLive(claim.certificateNumber(), claim.kind(), claim.id());
        var before = claim.status();
        var claimedOn = claim.claimedOn().orElseGet(clock::today);
        claim.submit(claimedOn, decideClaim.decideAndReserve(claim, claimedOn));
        log.step(claim, before, caller, null);
        submitted.fire(new ClaimSubmitted(claim));
    }

    private void requireNoLive(String certificateNumber, AwardKind kind, UUID except) {
        if (claims.hasLive(certificateNumber, kind, except)) {
            throw SubsidyProblem.ALREADY_CLAIMED.exception();
        }
    }

    private Claim lockOpen(UUID id, String ifMatch, String caller) {
        var claim = lockClaim.lock(id, ifMatch, caller);
        if (!claim.status().isOpenToClaimant()) {
            throw SubsidyProblem.CLAIM_NOT_OPEN.exception(claim.status());
        }
        return claim;
    }
}
