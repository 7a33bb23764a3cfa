package io.skillcert.subsidy.approval;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.fund.SpendFunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A second person approves what was granted: its money is set aside, or it waits its turn. Or sends it back. */
@ApplicationScoped
public class ApproveClaim {

    private final Claims claims;
    private final Awards awards;
    private final SpendFunds spendFunds;
    private final PublicNotices notices;
    private final ClaimLog log;
    private final BusinessClock clock;

    ApproveClaim(
            Claims claims,
            Awards awards,
            SpendFunds spendFunds,
            PublicNotices notices,
            ClaimLog log,
            BusinessClock clock) {
        this.claims = claims;
        this.awards = awards;
        this.spendFunds = spendFunds;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    public Claim approve(UUID id, String ifMatch, String caller, String reason) {
        var claim = lock(id, ifMatch);
        if (!awards.isHeldBy(id)) {
            throw new ProblemException(
                    409, "place-lost", "An award from elsewhere has taken its place: have it decided again (SUB-05).");
        }
        var before = claim.status();
        claim.approve(caller, clock.instant());
        awards.award(id);
        log.step(claim, before, caller, reason);
        notices.publish(claim);
        spendFunds.request(claim);
        claims.flush();
        return claim;
    }

    /** What was granted is reviewed again: by an officer, not by the approver. Before any money is set aside. */
    @Transactional
    public Claim sendBack(UUID id, String ifMatch, String caller, String reason) {
        var claim = lock(id, ifMatch);
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

    private Claim lock(UUID id, String ifMatch) {
        var claim = lock(id);
        ETags.require(ifMatch, claim.version());
        return claim;
    }

    /** The holder before the claim, as everywhere: one order of locks. */
    Claim lock(UUID id) {
        awards.lock(claims.keyOf(id, null).holderDigest());
        return claims.lock(id);
    }
}
