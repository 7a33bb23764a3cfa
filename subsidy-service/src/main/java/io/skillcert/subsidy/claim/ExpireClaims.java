package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;

/** A draft expires with its claim window (SUB-03), a correction with the time given for it; the place is free again. */
@ApplicationScoped
class ExpireClaims implements Job {

    private static final int BATCH_SIZE = 200;

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
    public Progress runBatch() {
        var today = clock.today();
        var due = claims.expired(today, BATCH_SIZE);
        awards.lock(due.stream().map(candidate -> candidate.holderDigest()).toList());
        for (var candidate : due) {
            var claim = claims.lock(candidate.id());
            var before = claim.status();
            if (before.isOpenToClaimant()) {
                claim.expire();
                awards.release(claim.id());
                log.step(claim, before, "service", null);
            }
        }
        return due.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
