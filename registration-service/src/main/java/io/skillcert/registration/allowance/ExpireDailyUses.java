package io.skillcert.registration.allowance;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes the counts of past days. */
@ApplicationScoped
class ExpireDailyUses implements RowJob<String> {

    private final DailyUses uses;
    private final BusinessClock clock;

    ExpireDailyUses(DailyUses uses, BusinessClock clock) {
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-daily-uses";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<String> due(int limit) {
        return uses.accountsBefore(clock.today(), limit);
    }

    @Override
    public void handle(List<String> accounts) {
        uses.removeBefore(clock.today(), accounts);
    }
}
