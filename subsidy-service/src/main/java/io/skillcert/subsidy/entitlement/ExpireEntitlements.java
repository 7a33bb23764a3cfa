package io.skillcert.subsidy.entitlement;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.EntitlementExpiredV1;
import io.skillcert.job.Job;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * An unclaimed entitlement expires with its claim window (SUB-03). Before that, days that were counted without an
 * announced calendar are counted again: a holder may get a later day, never an earlier one (CAL-01).
 */
@ApplicationScoped
class ExpireEntitlements implements Job {

    private static final int BATCH_SIZE = 500;

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
    public Progress runBatch() {
        var today = clock.today();
        var announced = LocalDate.of(workingDays.lastAnnouncedYear(), 12, 31);
        var provisional = entitlements.provisionalUntil(announced, BATCH_SIZE);
        provisional.forEach(assessEntitlement::assessAnew);
        if (!provisional.isEmpty()) {
            return Progress.MORE;
        }
        var now = clock.instant();
        var due = entitlements.toExpire(today, BATCH_SIZE);
        outbox.appendAll(due.stream()
                .map(entitlement -> new Outbox.Event(
                        EntitlementExpiredV1.TYPE, entitlement.personId(), entitlement.expire(today, now)))
                .toList());
        return due.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
