package io.skillcert.messaging;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Creates the partitions of the event log for the coming months and drops those whose retention has passed. */
@ApplicationScoped
class MaintainEventLog implements Job {

    private static final int MONTHS_AHEAD = 3;

    private final EntityManager database;
    private final long keepDays;

    MaintainEventLog(EntityManager database, MessagingConfig config) {
        this.database = database;
        keepDays = config.logRetention().toDays();
        if (keepDays < 90) {
            throw new IllegalArgumentException("skillcert.messaging.log-retention must be at least P90D");
        }
    }

    @Override
    public String name() {
        return "maintain-event-log";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Progress runBatch() {
        database.createNativeQuery("select create_event_log_partitions(:months), drop_event_log_partitions(:days)")
                .setParameter("months", MONTHS_AHEAD)
                .setParameter("days", (int) keepDays)
                .getSingleResult();
        return Progress.DONE;
    }
}
