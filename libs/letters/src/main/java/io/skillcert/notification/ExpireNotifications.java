package io.skillcert.notification;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Deletes notifications that were sent, or have failed, 90 days ago. */
@ApplicationScoped
class ExpireNotifications implements Job {

    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int BATCH_SIZE = 1_000;

    private final EntityManager database;
    private final BusinessClock clock;

    ExpireNotifications(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-notifications";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Progress runBatch() {
        var deleted = database.createNativeQuery(
                        """
                        delete from notification where id in (
                            select id from notification where finished_at < :before limit :limit)""")
                .setParameter("before", clock.instant().minus(RETENTION))
                .setParameter("limit", BATCH_SIZE)
                .executeUpdate();
        return deleted == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
