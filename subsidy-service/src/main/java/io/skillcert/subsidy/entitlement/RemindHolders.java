package io.skillcert.subsidy.entitlement;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimReminderDueV1;
import io.skillcert.job.Job;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Announces that the claim window of an unclaimed entitlement nears its end (SUB-03). */
@ApplicationScoped
class RemindHolders implements Job {

    private static final int BATCH_SIZE = 500;

    private final Entitlements entitlements;
    private final EntitlementParameterSource policy;
    private final Outbox outbox;
    private final BusinessClock clock;

    RemindHolders(Entitlements entitlements, EntitlementParameterSource policy, Outbox outbox, BusinessClock clock) {
        this.entitlements = entitlements;
        this.policy = policy;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "remind-holders";
    }

    /** The nearest reminder first: who is reminded late hears of it once. */
    @Override
    public Progress runBatch() {
        var today = clock.today();
        for (int days : policy.reminders().on(today)) {
            var due = entitlements.toRemind(today, days, BATCH_SIZE);
            if (!due.isEmpty()) {
                remind(due, days);
                return Progress.MORE;
            }
        }
        return Progress.DONE;
    }

    private void remind(List<Entitlement> due, int days) {
        var now = clock.instant();
        outbox.appendAll(due.stream()
                .map(entitlement -> new Outbox.Event(
                        ClaimReminderDueV1.TYPE, entitlement.personId(), entitlement.remind(days, now)))
                .toList());
    }
}
