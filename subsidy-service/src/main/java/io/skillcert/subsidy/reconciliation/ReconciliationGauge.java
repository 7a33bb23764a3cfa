package io.skillcert.subsidy.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes the number of differences of the latest reconciliation, whichever replica has made it. */
@ApplicationScoped
class ReconciliationGauge {

    private final Reconciliations reconciliations;
    private final AtomicInteger differences;

    ReconciliationGauge(Reconciliations reconciliations, MeterRegistry metrics) {
        this.reconciliations = reconciliations;
        this.differences = metrics.gauge("skillcert.reconciliation.differences", new AtomicInteger());
    }

    /** Every replica must do it for itself, so this is not a {@code Job}: jobs run in one replica at a time. */
    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        differences.set(reconciliations.latestDifferences());
    }
}
