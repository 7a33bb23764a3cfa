package io.skillcert.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Runs the outbox relays of this replica in their own threads: no request or consumer thread sends to Kafka. */
@ApplicationScoped
public class RelayWorker {

    private final DataSource database;
    private final MessagingConfig config;
    private final BrokerSettings broker;
    private final OutboxMetrics metrics;
    private final Progress progress;
    private final EventEpochs epochs;
    private final EventSignatures signatures;
    private final Semaphore wakes = new Semaphore(0);
    private final List<RelayLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    RelayWorker(
            DataSource database,
            MessagingConfig config,
            BrokerSettings broker,
            OutboxMetrics metrics,
            Progress progress,
            EventEpochs epochs,
            EventSignatures signatures) {
        this.database = database;
        this.config = config;
        this.broker = broker;
        this.metrics = metrics;
        this.progress = progress;
        this.epochs = epochs;
        this.signatures = signatures;
    }

    void start(@Observes StartupEvent event) {
        metrics.register();
        for (int i = 0; i < config.relays(); i++) {
            var name = "outbox-relay-" + i;
            var loop = new RelayLoop(
                    () -> newProducer(name),
                    producer -> new OutboxRelay(
                            database, producer, config.source(), () -> progress.beat(name), signatures::sign),
                    wakes,
                    config.relayIdle());
            loop.beforeEachRound(() -> progress.beat(name));
            loop.beforeEachRound(metrics::measureIfDue);
            loop.whenIdle(epochs::beginIfRestored);
            loops.add(loop);
            var thread = new Thread(loop, name);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private Producer<String, String> newProducer(String name) {
        return new KafkaProducer<>(ProducerSettings.of(broker.of(name), config.deliveryTimeout()));
    }

    /**
     * Publishes logged events again.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not acknowledge all of them
     */
    void publish(List<OutboxTable.Row> events) {
        try (var producer = newProducer("event-resend")) {
            new OutboxRelay(database, producer, config.source(), () -> {}, signatures::sign).sendAgain(events);
        }
    }

    String source() {
        return config.source();
    }

    /** Wakes a relay after a commit. */
    void wake() {
        if (wakes.availablePermits() < config.relays()) {
            wakes.release();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loops.forEach(RelayLoop::stop);
        wakes.release(config.relays());
        for (var thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5) + config.deliveryTimeout().toMillis());
        }
    }
}
