package io.skillcert.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the outbox relays of this replica in their own threads: no request or consumer thread sends to Kafka. */
@ApplicationScoped
public class RelayWorker {

    private static final Logger LOG = Logger.getLogger(RelayWorker.class);
    private static final long FIRST_PAUSE_MILLIS = 20;

    private final DataSource database;
    private final MessagingConfig config;
    private final String bootstrapServers;
    private final MeterRegistry metrics;
    private final Semaphore wakes = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private KafkaProducer<String, String> producer;
    private volatile boolean running = true;

    RelayWorker(
            DataSource database,
            MessagingConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        producer = new KafkaProducer<>(ProducerSettings.of(bootstrapServers, config.deliveryTimeout()));
        var relay = new OutboxRelay(database, producer);
        for (int i = 0; i < config.relays(); i++) {
            var thread = new Thread(() -> run(relay), "outbox-relay-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        gauge("skillcert.outbox.depth", "Events waiting for the broker", OutboxTable.Backlog::depth);
        gauge("skillcert.outbox.oldest.seconds", "Age of the oldest event waiting", OutboxTable.Backlog::oldestSeconds);
    }

    /** Wakes a relay after a commit. */
    void wake() {
        if (wakes.availablePermits() < config.relays()) {
            wakes.release();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wakes.release(config.relays());
        for (var thread : threads) {
            thread.join(config.deliveryTimeout().toMillis());
        }
        producer.close(Duration.ofSeconds(5));
    }

    private void run(OutboxRelay relay) {
        var pause = FIRST_PAUSE_MILLIS;
        while (running) {
            try {
                if (relay.relayOnce() > 0) {
                    pause = FIRST_PAUSE_MILLIS;
                    continue;
                }
            } catch (SQLException | KafkaException e) {
                LOG.warnf("The outbox relay has failed and will retry: %s", e);
            }
            pause = Math.min(2 * pause, config.relayIdle().toMillis());
            if (awaitWake(pause)) {
                pause = FIRST_PAUSE_MILLIS;
            }
        }
    }

    private boolean awaitWake(long millis) {
        try {
            return wakes.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
            return false;
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<OutboxTable.Backlog> value) {
        Gauge.builder(name, () -> measure(value)).description(description).register(metrics);
    }

    private double measure(ToDoubleFunction<OutboxTable.Backlog> value) {
        try (var connection = database.getConnection()) {
            return value.applyAsDouble(OutboxTable.backlog(connection));
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
