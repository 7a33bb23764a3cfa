package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import io.skillcert.job.RowJob;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Expires drafts with their claim window (SUB-03) and corrections with the time given for them, and releases their places
 * (SUB-11).
 */
@ApplicationScoped
class ExpireClaims implements RowJob<Claims.Key> {

    private final Claims claims;
    private final Awards awards;
    private final ClaimLog log;
    private final BusinessClock clock;

    ExpireClaims(Claims claims, Awards awards, ClaimLog log, BusinessClock clock) {
        this.claims = claims;
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
        return claims.expired(clock.today(), limit);
    }

    @Override
    public void handle(List<Claims.Key> keys) {
        awards.lock(keys.stream().map(Claims.Key::holderDigest).toList());
        for (var claim : claims.lockExpired(clock.today(), keys)) {
            var before = claim.status();
            claim.expire();
            awards.release(claim.id());
            log.step(claim, before, Caller.SERVICE, null);
        }
    }
}
