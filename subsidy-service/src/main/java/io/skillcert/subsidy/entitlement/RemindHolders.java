package io.skillcert.subsidy.entitlement;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimReminderDueV1;
import io.skillcert.job.RowJob;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Publishes a reminder when the claim window of an unclaimed entitlement nears its end (SUB-03). */
@ApplicationScoped
class RemindHolders implements RowJob<UUID> {

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

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        var today = clock.today();
        return entitlements.toRemind(today, policy.rules().on(today), limit);
    }

    /** A holder who is late gets one reminder, that of the fewest days. */
    @Override
    public void handle(List<UUID> ids) {
        var today = clock.today();
        var now = clock.instant();
        var reminders = policy.rules();
        outbox.appendAll(entitlements.lockUnclaimed(ids).stream()
                .flatMap(entitlement ->
                        entitlement.lastDayToClaim().flatMap(lastDay -> reminders.due(lastDay, today)).stream()
                                .filter(days -> !entitlement.isRemindedFor(days))
                                .map(days -> new Outbox.Event(
                                        ClaimReminderDueV1.TYPE,
                                        entitlement.personId(),
                                        entitlement.remind(days, now))))
                .toList());
    }
}
