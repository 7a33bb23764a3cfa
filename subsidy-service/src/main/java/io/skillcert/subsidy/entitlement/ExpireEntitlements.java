package io.skillcert.subsidy.entitlement;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.EntitlementExpiredV1;
import io.skillcert.job.RowJob;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Expires unclaimed entitlements with their claim window (SUB-03). A last day that was counted without an announced calendar
 * is counted again first: a holder may get a later day, never an earlier one (CAL-01).
 */
@ApplicationScoped
class ExpireEntitlements implements RowJob<UUID> {

    private final Entitlements entitlements;
    private final AssessEntitlement assessEntitlement;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final BusinessClock clock;

    ExpireEntitlements(
            Entitlements entitlements,
            AssessEntitlement assessEntitlement,
            WorkingDays workingDays,
            Outbox outbox,
            BusinessClock clock) {
        this.entitlements = entitlements;
        this.assessEntitlement = assessEntitlement;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-entitlements";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        return entitlements.toExpireOrRecount(clock.today(), announcedUntil(), limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        var today = clock.today();
        var now = clock.instant();
        var unclaimed = entitlements.lockUnclaimed(ids);
        unclaimed.stream()
                .filter(entitlement -> entitlement.isCountedProvisionally(announcedUntil()))
                .forEach(assessEntitlement::reassess);
        outbox.appendAll(unclaimed.stream()
                .filter(entitlement -> entitlement.isPastLastDay(today))
                .map(entitlement ->
                        new Outbox.Event(EntitlementExpiredV1.TYPE, entitlement.personId(), entitlement.expire(now)))
                .toList());
    }

    private LocalDate announcedUntil() {
        return LocalDate.of(workingDays.lastAnnouncedYear(), 12, 31);
    }
}
