package io.skillcert.messaging;

import io.skillcert.http.trace.TraceContexts;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Publishes events from the outbox to Kafka, at least once and in order for each key. Any number of relays may run: each
 * locks one bucket of keys while it sends, and an event is moved to the log only after the broker has acknowledged it.
 */
final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    static final int BATCH_SIZE = 2000;

    /** Fixed length, so that sequences are in order as texts too: the CloudEvents extension Sequence demands it. */
    private static final String SEQUENCE_FORMAT = "%018d";

    private final DataSource database;
    private final Producer<String, String> producer;
    private final String topic;
    private final Runnable onProgress;
    private final Consumer<List<ProducerRecord<String, String>>> signer;

    /**
     * @param onProgress is called after each wave of events that the broker has acknowledged or refused
     * @param signer adds the signatures to the events of a wave
     */
    OutboxRelay(
            DataSource database,
            Producer<String, String> producer,
            String source,
            Runnable onProgress,
            Consumer<List<ProducerRecord<String, String>>> signer) {
        this.database = database;
        this.producer = producer;
        this.topic = Topics.of(source);
        this.onProgress = onProgress;
        this.signer = signer;
    }

    /**
     * Sends the waiting events of one bucket.
     *
     * @return the number of events sent; 0 if none wait, other relays hold their buckets, or a new epoch has yet to begin
     * @throws KafkaException if the broker is unreachable; then no bucket was locked
     */
    int relayOnce() throws SQLException {
        // Waits for a broker outside the transaction; without metadata each send would wait inside it.
        producer.partitionsFor(topic);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var epoch = OutboxTable.currentEpoch(connection);
                var bucket = epoch.isPresent() ? OutboxTable.takeBucket(connection) : OptionalInt.empty();
                var sent = bucket.isPresent()
                        ? send(OutboxTable.waiting(connection, bucket.getAsInt(), epoch.getAsLong(), BATCH_SIZE))
                        : List.<OutboxTable.Row>of();
                if (!sent.isEmpty()) {
                    OutboxTable.moveToLog(connection, sent);
                }
                connection.commit();
                return sent.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /**
     * Sends events that were sent before.
     *
     * @throws TimeoutException if the broker did not acknowledge all of them
     */
    void sendAgain(List<OutboxTable.Row> rows) {
        if (send(rows).size() < rows.size()) {
            throw new TimeoutException("the broker did not acknowledge all events that were sent again");
        }
    }

    /**
     * Sends in waves of at most one event for each key: the next event of a key is sent only after the one before it was
     * acknowledged, so a failure between them can't reorder the events.
     */
    private List<OutboxTable.Row> send(List<OutboxTable.Row> rows) {
        var queues = new LinkedHashMap<String, Deque<OutboxTable.Row>>();
        rows.forEach(row ->
                queues.computeIfAbsent(row.key(), key -> new ArrayDeque<>()).add(row));
        var sent = new ArrayList<OutboxTable.Row>();
        while (!queues.isEmpty()) {
            var wave = sendHeads(queues.values());
            producer.flush();
            wave.forEach((row, acknowledgement) -> {
                var queue = queues.get(row.key());
                if (acknowledged(acknowledgement)) {
                    sent.add(row);
                    queue.remove();
                } else {
                    queue.clear(); // the other events of this key wait for the next run
                }
            });
            onProgress.run();
            if (wave.size() < queues.size()) {
                return sent; // the broker is away
            }
            queues.values().removeIf(Deque::isEmpty);
        }
        return sent;
    }

    private Map<OutboxTable.Row, Future<RecordMetadata>> sendHeads(Collection<Deque<OutboxTable.Row>> queues) {
        var wave = new LinkedHashMap<OutboxTable.Row, Future<RecordMetadata>>();
        var rows = queues.stream().map(Deque::element).toList();
        var events = rows.stream().map(OutboxRelay::cloudEvent).toList();
        signer.accept(events);
        for (int i = 0; i < rows.size(); i++) {
            var acknowledgement = producer.send(events.get(i));
            wave.put(rows.get(i), acknowledgement);
            if (hasTimedOut(acknowledgement)) {
                break; // each further send would wait as long
            }
        }
        return wave;
    }

    private static boolean hasTimedOut(Future<RecordMetadata> acknowledgement) {
        try {
            return acknowledgement.isDone() && acknowledgement.get() == null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof TimeoutException;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private static boolean acknowledged(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
            return true;
        } catch (ExecutionException e) {
            LOG.warnf("The broker did not acknowledge an event; it will be sent again: %s", e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** CloudEvents 1.0, binary mode. */
    private static ProducerRecord<String, String> cloudEvent(OutboxTable.Row row) {
        var event = new ProducerRecord<>(Topics.of(row.source(), row.stream()), row.key(), row.payload());
        header(event, "ce_specversion", "1.0");
        header(event, CloudEvent.ID_HEADER, row.id().toString());
        header(event, "ce_source", "/" + row.source() + "-service");
        header(event, CloudEvent.TYPE_HEADER, row.type());
        if (row.sequence() != null) {
            header(event, CloudEvent.SEQUENCE_HEADER, String.format(Locale.ROOT, SEQUENCE_FORMAT, row.sequence()));
            header(event, CloudEvent.EPOCH_HEADER, Long.toString(row.epoch()));
        }
        header(event, CloudEvent.TIME_HEADER, row.createdAt().toString());
        if (row.payload() != null) { // a tombstone has no content to describe
            header(event, CloudEvent.SCHEMA_HEADER, EventSchemas.address(row.type()));
        }
        if (row.traceparent() != null) {
            header(event, CloudEvent.TRACE_HEADER, row.traceparent());
            header(event, TraceContexts.HEADER, row.traceparent()); // for readers that are instrumented for Kafka only
        }
        header(event, "content-type", "application/json");
        return event;
    }

    private static void header(ProducerRecord<String, String> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
