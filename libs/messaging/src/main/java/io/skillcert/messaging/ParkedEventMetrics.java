package io.skillcert.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The number of parked events and the age of the oldest, as the job drain-parked-events of any replica measured it last. */
@ApplicationScoped
class ParkedEventMetrics {

    private final EntityManager database;
    private final MeterRegistry metrics;
    private final MessagingConfig config;
    private volatile Open measured = new Open(0, 0, 0);

    ParkedEventMetrics(EntityManager database, MeterRegistry metrics, MessagingConfig config) {
        this.database = database;
        this.metrics = metrics;
        this.config = config;
    }

    /**
     * The parked events that have not ended.
     *
     * @param overdueGaps those whose earlier events have not arrived within the time to wait for them
     */
    record Open(long number, double oldestSeconds, long overdueGaps) {}

    void register(@Observes StartupEvent event) {
        Gauge.builder("skillcert.parked.events", () -> measured.number())
                .description("Events that a consumer could not handle, and those behind them")
                .register(metrics);
        Gauge.builder("skillcert.parked.events.oldest.seconds", () -> measured.oldestSeconds())
                .description("Age of the oldest parked event")
                .register(metrics);
        Gauge.builder("skillcert.parked.events.gaps", () -> measured.overdueGaps())
                .description("Parked events that wait too long for earlier events of their key")
                .register(metrics);
    }

    Open last() {
        return measured;
    }

    @Transactional
    Open measure() {
        var row = (Object[]) database.createNativeQuery(
                        """
                        select count(*), coalesce(extract(epoch from now() - min(parked_at)), 0),
                          count(*) filter (where cause = 'GAP' and parked_at < now() - make_interval(secs => :wait))
                        from parked_event where ended_at is null""")
                .setParameter("wait", (double) config.gapWait().toSeconds())
                .getSingleResult();
        measured =
                new Open(((Number) row[0]).longValue(), ((Number) row[1]).doubleValue(), ((Number) row[2]).longValue());
        return measured;
    }
}
