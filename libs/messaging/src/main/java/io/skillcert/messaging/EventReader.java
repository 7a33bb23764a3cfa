package io.skillcert.messaging;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.database.TransientFailures;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Dispatches the events of one consumer by their type. Each event is handled in one transaction with its inbox entry, and
 * retried while the database is unavailable. Any other failure is thrown, and the channel's failure strategy sends the event
 * to the dead-letter topic.
 */
@Dependent
public class EventReader {

    private static final int MAX_DELAY_MILLIS = 5_000;
    private static final Reading IGNORED = value -> {};

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Progress progress;
    private final EventSignatures signatures;
    private final Map<String, Reading> effects = new HashMap<>();
    private final Guard retryWhileUnavailable = Guard.create()
            .withRetry()
            .maxRetries(-1)
            .maxDuration(0, ChronoUnit.MILLIS)
            .delay(100, ChronoUnit.MILLIS)
            .withExponentialBackoff()
            .maxDelay(MAX_DELAY_MILLIS, ChronoUnit.MILLIS)
            .done()
            .whenException(e -> e instanceof KeysUnavailableException || TransientFailures.isTransient(e))
            .done()
            .build();

    EventReader(Inbox inbox, ObjectMapper json, Progress progress, EventSignatures signatures) {
        this.signatures = signatures;
        this.inbox = inbox;
        this.progress = progress;
        // Producers may add optional fields; what is required, the records themselves demand.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @FunctionalInterface
    private interface Reading {
        void act(ConsumerRecord<String, byte[]> received) throws IOException;
    }

    /** Registers the handler of an event type. */
    public <E> EventReader on(String type, Class<E> shape, Consumer<E> act) {
        return put(type, received -> act.accept(json.readValue(received.value(), shape)));
    }

    /** Registers the handler of tombstones, which have a key and no value. */
    public EventReader onTombstone(String type, Consumer<String> act) {
        return put(type, received -> act.accept(received.key()));
    }

    /** Registers types that the consumer knows but does not need; they are skipped without a transaction. */
    public EventReader ignore(Set<String> types) {
        types.forEach(type -> put(type, IGNORED));
        return this;
    }

    /**
     * Handles one record.
     *
     * @throws UnreadableEventException if the type is unknown or the value can't be parsed
     * @throws ForgedEventException if the event's producer has not signed it
     */
    public void read(String consumer, ConsumerRecord<String, byte[]> received) throws Exception {
        var event = CloudEvent.of(received);
        var effect = effects.get(event.type());
        if (effect == null) {
            throw new UnreadableEventException("the type " + event.type() + " is unknown");
        }
        if (effect == IGNORED) {
            return;
        }
        var work = "consumer " + consumer + " at " + received.topic() + "-" + received.partition();
        try {
            retryWhileUnavailable.call(
                    () -> {
                        progress.beat(work);
                        signatures.verify(received);
                        return once(consumer, event, effect, received);
                    },
                    Void.class);
        } finally {
            progress.end(work);
        }
    }

    private Void once(String consumer, CloudEvent event, Reading effect, ConsumerRecord<String, byte[]> received) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (inbox.isNew(consumer, event.id())) {
                act(event, effect, received);
            }
        });
        return null;
    }

    private static void act(CloudEvent event, Reading effect, ConsumerRecord<String, byte[]> received) {
        try {
            effect.act(received);
        } catch (IOException e) {
            throw new UnreadableEventException("the value of " + event.type() + " can't be read: " + e.getMessage());
        }
    }

    private EventReader put(String type, Reading reading) {
        if (effects.put(type, reading) != null) {
            throw new IllegalArgumentException(type + " is read twice");
        }
        return this;
    }
}
