package io.skillcert.subsidy.approval;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimDuties;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.LockClaim;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Approves granted claims for payment, or returns them to review. The approver is a second person. */
@ApplicationScoped
public class ApproveClaim {

    private final Claims claims;
    private final LockClaim lockClaim;
    private final ConflictOfInterest conflictOfInterest;
    private final Awards awards;
    private final SpendFunds spendFunds;
    private final PublicNotices notices;
    private final ClaimDuties duties;
    private final ClaimLog log;
    private final BusinessClock clock;

    ApproveClaim(
            Claims claims,
            LockClaim lockClaim,
            ConflictOfInterest conflictOfInterest,
            Awards awards,
            SpendFunds spendFunds,
            PublicNotices notices,
            ClaimDuties duties,
            ClaimLog log,
            BusinessClock clock) {
        this.claims = claims;
        this.lockClaim = lockClaim;
        this.conflictOfInterest = conflictOfInterest;
        this.awards = awards;
        this.spendFunds = spendFunds;
        this.notices = notices;
        this.duties = duties;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Approves a granted claim: its amount is set aside in a fund, or it queues for one.
     *
     * @throws ProblemException 403 if the caller has another duty in the claim, 409 if it is not granted or its place was taken
     */
    @Transactional
    public Claim approve(UUID id, String ifMatch, String caller, String reason) {
        var claim = lockClaim.lock(id, ifMatch, null);
        if (!awards.isHeldBy(id)) {
            throw SubsidyProblem.PLACE_LOST.exception();
        }
        var before = claim.status();
        duties.take(id, caller, ClaimDuties.Duty.APPROVE);
        claim.approve(caller, clock.instant());
        awards.award(id);
        log.step(claim, before, caller, reason);
        notices.publish(claim);
        spendFunds.request(claim);
        claims.flush();
        return claim;
    }

    /** Returns a granted or approved claim to review by an officer, and releases the amount set aside for it. */
    @Transactional
    public Claim sendBack(UUID id, String ifMatch, String caller, String reason) {
        var claim = lockClaim.lock(id, ifMatch, null);
        conflictOfInterest.refuse(claim.holderDigest(), caller);
        sendBack(claim, caller, reason);
        return claim;
    }

    void sendBack(Claim claim, String caller, String reason) {
        var before = claim.status();
        if (claim.fundId().isPresent()) {
            spendFunds.release(claim);
        }
        claim.takeForReview(null);
        notices.end(claim.id());
        log.step(claim, before, caller, reason);
        claims.flush();
    }
}
