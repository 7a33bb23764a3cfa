package io.skillcert.subsidy.review;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.WorkingDays;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.AssessClaim;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An officer takes a claim, asks for a correction, or has the rules decide it with the facts as they are known now. */
@ApplicationScoped
public class ReviewClaim {

    private final Claims claims;
    private final AssessClaim assessClaim;
    private final Awards awards;
    private final ClaimLog log;
    private final ClaimParameterSource policy;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final BusinessClock clock;

    ReviewClaim(
            Claims claims,
            AssessClaim assessClaim,
            Awards awards,
            ClaimLog log,
            ClaimParameterSource policy,
            WorkingDays workingDays,
            Outbox outbox,
            BusinessClock clock) {
        this.claims = claims;
        this.assessClaim = assessClaim;
        this.awards = awards;
        this.log = log;
        this.policy = policy;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Also one that was referred, or that another person sends back: it is decided again. */
    @Transactional
    public Claim take(UUID id, String ifMatch, String caller, String reason) {
        var claim = lock(id, ifMatch);
        take(claim, caller, reason);
        claims.flush();
        return claim;
    }

    private void take(Claim claim, String caller, String reason) {
        var before = claim.status();
        claim.takeForReview(caller);
        log.step(claim, before, caller, reason);
    }

    /** The claimant has the time of the parameter to answer; the claim day stays (SUB-11). */
    @Transactional
    public Claim returnForCorrection(UUID id, String ifMatch, String caller, String reason) {
        var claim = lock(id, ifMatch);
        takeIfNeeded(claim, caller);
        var before = claim.status();
        claim.returnForCorrection(policy.rules().correctBy(clock.today(), workingDays));
        log.step(claim, before, caller, reason);
        claims.flush();
        return claim;
    }

    @Transactional
    public Claim decide(UUID id, String ifMatch, String caller, String reason) {
        var claim = lock(id, ifMatch);
        takeIfNeeded(claim, caller);
        var before = claim.status();
        var event = claim.decided(assessClaim.assess(claim), caller, clock.instant());
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

    /** The holder before the claim, as everywhere: one order of locks. */
    private Claim lock(UUID id, String ifMatch) {
        awards.lock(claims.keyOf(id, null).holderDigest());
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        return claim;
    }
}
