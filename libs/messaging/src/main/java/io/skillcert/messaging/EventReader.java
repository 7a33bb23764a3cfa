package io.skillcert.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The event handlers of one consumer, by type. The records of a poll are handled in batches: those of a partition in one
 * transaction with their inbox entries, in order for each key. An event that can't be handled is parked.
 */
public final class EventReader {

    private static final Handler IGNORE = events -> {};

    private final String consumer;
    private final ObjectMapper json;
    private final EventBatches batches;
    private final EventSpans spans;
    private final Map<String, Handler> handlers = new HashMap<>();

    EventReader(String consumer, ObjectMapper json, EventBatches batches, EventSpans spans) {
        this.consumer = consumer;
        this.json = json;
        this.batches = batches;
        this.spans = spans;
    }

    /** Handles events of one type, each of another key, in a transaction. */
    @FunctionalInterface
    interface Handler {
        void handle(List<CloudEvent> events) throws IOException;
    }

    /** Registers the handler of an event type. */
    public <E> EventReader on(String type, Class<E> shape, Consumer<E> act) {
        var parser = json.readerFor(shape);
        return put(type, events -> {
            for (var event : events) {
                spans.handle(consumer, List.of(event), () -> act.accept(parser.readValue(event.value())));
            }
        });
    }

    /**
     * Registers a handler of many events at once.
     *
     * @param act receives events of different keys, so that their order does not matter
     */
    public <E> EventReader onAll(String type, Class<E> shape, Consumer<List<E>> act) {
        var parser = json.readerFor(shape);
        return put(
                type,
                events -> spans.handle(consumer, events, () -> {
                    var parsed = new ArrayList<E>(events.size());
                    for (var event : events) {
                        parsed.add(parser.readValue(event.value()));
                    }
                    act.accept(parsed);
                }));
    }

    /** Registers the handler of tombstones, which have a key and no value. */
    public EventReader onTombstone(String type, Consumer<String> act) {
        return put(type, events -> {
            for (var event : events) {
                spans.handle(consumer, List.of(event), () -> act.accept(event.key()));
            }
        });
    }

    /** Registers types that the consumer knows but does not need. */
    public EventReader ignore(Set<String> types) {
        types.forEach(type -> put(type, IGNORE));
        return this;
    }

    /** Handles the records of a poll. It returns when each is handled or parked, however long the database is away. */
    public void read(ConsumerRecords<String, byte[]> poll) {
        batches.handle(this, poll);
    }

    String consumer() {
        return consumer;
    }

    /** Returns the handler of a type; empty if the type is unknown. */
    Optional<Handler> handlerOf(String type) {
        return Optional.ofNullable(handlers.get(type));
    }

    boolean ignores(CloudEvent event) {
        return handlers.get(event.type()) == IGNORE;
    }

    private EventReader put(String type, Handler handler) {
        if (handlers.put(type, handler) != null) {
            throw new IllegalArgumentException(type + " is read twice");
        }
        return this;
    }
}
