package io.skillcert.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** How many notifications wait and have failed, and the age of the oldest that waits, as this job measured it last. */
@ApplicationScoped
class NotificationMetrics implements Job {

    private final EntityManager database;
    private final MeterRegistry metrics;
    private final BusinessClock clock;
    private volatile Open measured = new Open(0, 0, 0);

    NotificationMetrics(EntityManager database, MeterRegistry metrics, BusinessClock clock) {
        this.database = database;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The notifications that were not sent. */
    record Open(long pending, long oldestSeconds, long failed) {}

    void register(@Observes StartupEvent event) {
        Gauge.builder("skillcert.notifications.pending", () -> measured.pending())
                .description("Notifications that wait to be sent")
                .register(metrics);
        Gauge.builder("skillcert.notifications.oldest.seconds", () -> measured.oldestSeconds())
                .description("Age of the oldest notification that waits")
                .register(metrics);
        Gauge.builder("skillcert.notifications.failed", () -> measured.failed())
                .description("Notifications that have failed for good")
                .register(metrics);
    }

    Open last() {
        return measured;
    }

    @Override
    public String name() {
        return "measure-notifications";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Progress runBatch() {
        var row = (Object[]) database.createNativeQuery(
                        """
                        select count(*) filter (where status = 'PENDING'),
                            min(created_at) filter (where status = 'PENDING'),
                            count(*) filter (where status = 'FAILED')
                        from notification where status <> 'SENT'""")
                .getSingleResult();
        var age = row[1] == null
                ? 0
                : Duration.between((Instant) row[1], clock.instant()).toSeconds();
        measured = new Open(((Number) row[0]).longValue(), Math.max(0, age), ((Number) row[2]).longValue());
        return Progress.DONE;
    }
}
