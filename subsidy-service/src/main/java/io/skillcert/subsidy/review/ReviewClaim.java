package io.skillcert.subsidy.review;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.WorkingDays;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimDuties;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.DecideClaim;
import io.skillcert.subsidy.claim.LockClaim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The review of claims by officers: they take a claim, return it for correction or have it decided by the rules. */
@ApplicationScoped
public class ReviewClaim {

    private final Claims claims;
    private final DecideClaim decideClaim;
    private final LockClaim lockClaim;
    private final ClaimDuties duties;
    private final ClaimLog log;
    private final ClaimParameterSource policy;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final BusinessClock clock;

    ReviewClaim(
            Claims claims,
            DecideClaim decideClaim,
            LockClaim lockClaim,
            ClaimDuties duties,
            ClaimLog log,
            ClaimParameterSource policy,
            WorkingDays workingDays,
            Outbox outbox,
            BusinessClock clock) {
        this.claims = claims;
        this.decideClaim = decideClaim;
        this.lockClaim = lockClaim;
        this.duties = duties;
        this.log = log;
        this.policy = policy;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a claim for review that was submitted or referred. */
    @Transactional
    public Claim take(UUID id, String ifMatch, String caller, String reason) {
        var claim = lockClaim.lock(id, ifMatch, null);
        take(claim, caller, reason);
        claims.flush();
        return claim;
    }

    private void take(Claim claim, String caller, String reason) {
        duties.take(claim.id(), caller, ClaimDuties.Duty.DECIDE);
        var before = claim.status();
        claim.takeForReview(caller);
        log.step(claim, before, caller, reason);
    }

    /** Returns a claim to the claimant for correction; its claim day and its place stay (SUB-11). */
    @Transactional
    public Claim returnForCorrection(UUID id, String ifMatch, String caller, String reason) {
        var claim = lockClaim.lock(id, ifMatch, null);
        takeIfNeeded(claim, caller);
        var before = claim.status();
        claim.returnForCorrection(policy.rules().correctBy(clock.today(), workingDays));
        log.step(claim, before, caller, reason);
        claims.flush();
        return claim;
    }

    /** Has the rules decide a claim with the facts known now. */
    @Transactional
    public Claim decide(UUID id, String ifMatch, String caller, String reason) {
        var claim = lockClaim.lock(id, ifMatch, null);
        takeIfNeeded(claim, caller);
        duties.take(id, caller, ClaimDuties.Duty.DECIDE);
        var before = claim.status();
        var event = claim.decided(decideClaim.decideAndReserve(claim), caller);
        log.step(claim, before, caller, reason);
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), event);
        claims.flush();
        return claim;
    }

    private void takeIfNeeded(Claim claim, String caller) {
        if (claim.status() == ClaimStatus.SUBMITTED || claim.status() == ClaimStatus.REFERRED) {
            take(claim, caller, null);
        }
    }
}
