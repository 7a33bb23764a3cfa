package io.skillcert.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jboss.logging.Logger;

/**
 * The loop of one relay thread. It goes on after every failure: after one of the database, one that Kafka calls retriable or a
 * missing right on a topic with the same producer, after any other with a new one, because the old one may never send again.
 */
final class RelayLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<Producer<String, String>> producers;
    private final Function<Producer<String, String>, OutboxRelay> relays;
    private final Semaphore wakes;
    private final Duration idle;
    private final List<Runnable> beforeRound = new ArrayList<>();
    private Action whenIdle = () -> {};
    private Producer<String, String> producer;
    private OutboxRelay relay;
    private volatile boolean running = true;

    /**
     * @param wakes a permit ends a pause
     * @param idle the longest pause
     */
    RelayLoop(
            Supplier<Producer<String, String>> producers,
            Function<Producer<String, String>, OutboxRelay> relays,
            Semaphore wakes,
            Duration idle) {
        this.producers = producers;
        this.relays = relays;
        this.wakes = wakes;
        this.idle = idle;
    }

    /** Adds an action that runs before each round; if it fails, the round does too. */
    void beforeEachRound(Runnable action) {
        beforeRound.add(action);
    }

    /** An action that may fail as a round does. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }

    /** Sets an action that runs after each round in which nothing was sent. */
    void whenIdle(Action action) {
        whenIdle = action;
    }

    /** Ends the loop after the current round; a pause is ended by a permit of {@code wakes}. */
    void stop() {
        running = false;
    }

    @Override
    public void run() {
        var pause = FIRST_PAUSE_MILLIS;
        while (running) {
            if (round() > 0) {
                pause = FIRST_PAUSE_MILLIS;
                continue;
            }
            pause = Math.min(2 * pause, idle.toMillis());
            if (awaitWake(pause)) {
                pause = FIRST_PAUSE_MILLIS;
            }
        }
        discardProducer(CLOSE_TIMEOUT);
    }

    private int round() {
        try {
            beforeRound.forEach(Runnable::run);
            if (relay == null) {
                producer = producers.get();
                relay = relays.apply(producer);
            }
            var sent = relay.relayOnce();
            if (sent == 0) {
                whenIdle.run();
            }
            return sent;
        } catch (SQLException | RetriableException | TopicAuthorizationException e) {
            LOG.warnf("The outbox relay has failed and will retry: %s", e);
        } catch (Throwable e) { // whatever it is: without this thread no event leaves the service
            if (producer == null) { // as long as the broker's name is unknown
                LOG.warnf(
                        "The outbox relay has no producer and will retry: %s", e.getCause() == null ? e : e.getCause());
            } else {
                LOG.error("The outbox relay has failed and will retry with a new producer", e);
            }
            discardProducer(Duration.ZERO);
        }
        return 0;
    }

    private void discardProducer(Duration timeout) {
        var old = producer;
        producer = null;
        relay = null;
        try {
            if (old != null) {
                old.close(timeout);
            }
        } catch (RuntimeException e) {
            LOG.warnf("A producer could not be closed: %s", e);
        }
    }

    private boolean awaitWake(long millis) {
        try {
            return wakes.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false; // only stop() ends the loop
        }
    }
}
