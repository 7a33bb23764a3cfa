package io.skillcert.delivery.webhook;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/**
 * Gives up deliveries that have waited for seven days, and deletes those that ended 90 days ago and the secrets that were
 * replaced.
 */
@ApplicationScoped
class ExpireDeliveries implements Job {

    private static final Duration MAX_WAITING = Duration.ofDays(7);
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int BATCH_SIZE = 5_000;

    private final EntityManager database;
    private final BusinessClock clock;

    ExpireDeliveries(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-webhook-deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Progress runBatch() {
        var givenUp = database.createNativeQuery(
                        """
                        update webhook_delivery
                        set status = 'FAILED', next_attempt_at = null, finished_at = :now, last_failure = 'EXPIRED'
                        where id in (select id from webhook_delivery where status = 'PENDING' and queued_at < :before
                            limit :limit)""")
                .setParameter("now", clock.instant())
                .setParameter("before", clock.instant().minus(MAX_WAITING))
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        var deleted = database.createNativeQuery(
                        """
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where status <> 'PENDING' and finished_at < :before
                            limit :limit)""")
                .setParameter("before", clock.instant().minus(RETENTION))
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        database.createNativeQuery("update webhook set encrypted_previous_secret = null, previous_secret_until = null"
                        + " where previous_secret_until < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
        return givenUp == BATCH_SIZE || deleted == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
