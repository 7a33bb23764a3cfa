package io.skillcert.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Shows whether the broker answers, as the gauge {@code skillcert.broker.reachable} and one warning an outage. A replica
 * without a broker stays ready: its events wait in the outbox.
 */
@ApplicationScoped
class BrokerWatch {

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final BrokerSettings broker;
    private final MessagingConfig config;
    private final MeterRegistry metrics;
    private volatile boolean reachable = true;
    private Thread thread;

    BrokerWatch(BrokerSettings broker, MessagingConfig config, MeterRegistry metrics) {
        this.broker = broker;
        this.config = config;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("skillcert.broker.reachable", () -> reachable ? 1 : 0)
                .description("1 while the broker answers, 0 while it does not")
                .register(metrics);
        thread = new Thread(this::watch, "broker-watch");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                watchUntilFailure();
                report(false);
                TimeUnit.MILLISECONDS.sleep(config.measureEvery().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchUntilFailure() throws InterruptedException {
        try (var admin = broker.admin("watch", TIMEOUT_MILLIS)) {
            while (true) {
                admin.describeCluster().nodes().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                report(true);
                TimeUnit.MILLISECONDS.sleep(config.measureEvery().toMillis());
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) { // whatever it is: the watch goes on
            LOG.debug("The broker has not answered", e);
        }
    }

    private void report(boolean answers) {
        if (reachable && !answers) {
            LOG.warn("The broker does not answer; events wait in the outbox until it does");
        } else if (!reachable && answers) {
            LOG.info("The broker answers again");
        }
        reachable = answers;
    }
}
