package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import io.skillcert.job.RowJob;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Expires drafts that nobody changes or whose claim window is over (SUB-03), and corrections with the time given for them, and releases their places
 * (SUB-11).
 */
@ApplicationScoped
class ExpireClaims implements RowJob<Claims.Key> {

    private final Claims claims;
    private final ClaimParameterSource policy;
    private final Awards awards;
    private final ClaimLog log;
    private final BusinessClock clock;

    ExpireClaims(Claims claims, ClaimParameterSource policy, Awards awards, ClaimLog log, BusinessClock clock) {
        this.claims = claims;
        this.policy = policy;
        this.awards = awards;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-claims";
    }

    @Override
    public int batchSize() {
        return 200;
    }

    @Override
    public List<Claims.Key> due(int limit) {
        var today = clock.today();
        return claims.expired(today, policy.rules().draftsExpireIfChangedBefore(today), limit);
    }

    @Override
    public void handle(List<Claims.Key> keys) {
        awards.lock(keys.stream().map(Claims.Key::holderDigest).toList());
        var today = clock.today();
        for (var claim : claims.lockExpired(today, policy.rules().draftsExpireIfChangedBefore(today), keys)) {
            var before = claim.status();
            claim.expire();
            awards.release(claim.id());
            log.step(claim, before, Caller.SERVICE, null);
        }
    }
}
