package io.skillcert.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.skillcert.database.TransientFailures;
import io.skillcert.http.trace.TraceIds;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Handles the records of polls: several partitions at once, those of a partition in batches of one transaction each. A batch
 * that fails is halved until the event that fails is alone, which is parked. While the database is unavailable it waits.
 */
@ApplicationScoped
class EventBatches {

    private static final Logger LOG = Logger.getLogger(EventBatches.class);
    private static final int FIRST = 1;
    private static final int MAX_DELAY_MILLIS = 5_000;

    /** How often an event is tried that fails although the database answers. */
    static final int ATTEMPTS = 3;

    /** How often a batch is tried whose failure may be transient although the database answers, such as a deadlock. */
    private static final int TRANSIENT_ATTEMPTS = 5;

    private final HandleEvents handleEvents;
    private final ParkedEvents parked;
    private final EventSignatures signatures;
    private final DataSource database;
    private final ExecutorService threads;
    private final Progress progress;
    private final MessagingConfig config;
    private volatile boolean stopping;

    EventBatches(
            HandleEvents handleEvents,
            ParkedEvents parked,
            EventSignatures signatures,
            DataSource database,
            ExecutorService threads,
            Progress progress,
            MessagingConfig config) {
        this.handleEvents = handleEvents;
        this.parked = parked;
        this.signatures = signatures;
        this.database = database;
        this.threads = threads;
        this.progress = progress;
        this.config = config;
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopping = true;
    }

    void handle(EventReader reader, ConsumerRecords<String, byte[]> poll) {
        var partitions = List.copyOf(poll.partitions());
        var lanes = Math.min(config.partitionsAtOnce(), partitions.size());
        var work = IntStream.range(0, lanes)
                .mapToObj(lane -> (Callable<Void>) () -> {
                    for (int i = lane; i < partitions.size(); i += lanes) {
                        handlePartition(reader, partitions.get(i), poll.records(partitions.get(i)));
                    }
                    return null;
                })
                .toList();
        try {
            if (lanes == 1) {
                work.get(0).call();
            } else {
                for (var lane : threads.invokeAll(work)) {
                    lane.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the service shuts down");
        } catch (ExecutionException e) {
            throw new IllegalStateException("events were not handled", e.getCause());
        } catch (Exception e) {
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    private void handlePartition(
            EventReader reader, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        var work = "consumer " + reader.consumer() + " at " + partition;
        try {
            for (int from = 0; from < records.size(); from += config.eventsAtOnce()) {
                var some = records.subList(from, Math.min(from + config.eventsAtOnce(), records.size()));
                Runnable beat = () -> progress.beat(work);
                handle(reader, verified(some, beat), beat);
            }
        } finally {
            progress.end(work);
        }
    }

    /** Waits as long as the keys of a producer can't be fetched. */
    private List<CloudEvent> verified(List<ConsumerRecord<String, byte[]>> records, Runnable beat) {
        return untilAnswered(
                e -> e instanceof KeysUnavailableException && !stopping,
                () -> {
                    beat.run();
                    return records.stream().map(this::verified).toList();
                },
                new TypeLiteral<List<CloudEvent>>() {});
    }

    private CloudEvent verified(ConsumerRecord<String, byte[]> received) {
        try {
            signatures.verify(received);
            return CloudEvent.of(received);
        } catch (ForgedEventException e) {
            return CloudEvent.forged(received, e.getMessage());
        }
    }

    private void handle(EventReader reader, List<CloudEvent> events, Runnable beat) {
        var attempts = new Attempts(events.size() == 1);
        try {
            untilDatabaseAnswers(() -> handleEvents.handle(reader, events), attempts, beat);
        } catch (RuntimeException e) {
            if (stopping) {
                throw e; // only because the pool or the container is closed; another replica will handle the events
            }
            if (events.size() == 1) {
                park(reader, events.get(0), e, attempts.failed, beat);
            } else {
                var half = events.size() / 2;
                handle(reader, events.subList(0, half), beat);
                handle(reader, events.subList(half, events.size()), beat);
            }
        }
    }

    private void park(EventReader reader, CloudEvent event, RuntimeException failure, int attempts, Runnable beat) {
        report(reader, event, failure);
        untilDatabaseAnswers(
                () -> parked.parkFailed(reader.consumer(), event, failure, attempts), new Attempts(true), beat);
    }

    /** One event at a time: the threads of a poll share the MDC, which Quarkus keeps in the Vert.x context of the poll. */
    private synchronized void report(EventReader reader, CloudEvent event, RuntimeException failure) {
        TraceIds.named(
                event.traceparent(),
                () -> LOG.errorf(
                        failure,
                        "The event %s of type %s can't be handled by %s and is parked",
                        event.id(),
                        event.type(),
                        reader.consumer()));
    }

    /** Runs the work in a transaction, again while the database is away and a few times for other failures. */
    private void untilDatabaseAnswers(Runnable work, Attempts attempts, Runnable beat) {
        untilAnswered(
                attempts::tryAgain,
                () -> {
                    beat.run();
                    QuarkusTransaction.requiringNew().run(work);
                    return null;
                },
                new TypeLiteral<Void>() {});
    }

    private static <T> T untilAnswered(Predicate<Throwable> tryAgain, Supplier<T> work, TypeLiteral<T> type) {
        return Guard.create()
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .delay(100, ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .maxDelay(MAX_DELAY_MILLIS, ChronoUnit.MILLIS)
                .done()
                .whenException(tryAgain)
                .done()
                .build()
                .get(work, type);
    }

    private final class Attempts {

        private final boolean isAlone;
        private int failed;

        Attempts(boolean isAlone) {
            this.isAlone = isAlone;
        }

        /** Failures while the database is away are not counted, however often it comes and goes. */
        boolean tryAgain(Throwable failure) {
            if (stopping) {
                return false;
            }
            var isTransient = TransientFailures.isTransient(failure);
            if (isTransient && (isUnavailable(failure) || !databaseAnswers())) {
                return true;
            }
            failed++;
            return isTransient
                    ? failed < TRANSIENT_ATTEMPTS
                    : isAlone && failed < ATTEMPTS && !(failure instanceof UnreadableEventException);
        }
    }

    /** Whether no connection could be made or it was lost: SQLSTATE classes 08 and 57P. */
    private static boolean isUnavailable(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .anyMatch(state -> state != null && (state.startsWith("08") || state.startsWith("57P")));
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
