package io.skillcert.messaging;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The event readers of the service, by the name of their consumer. */
@ApplicationScoped
public class EventReaders {

    private final ObjectMapper json;
    private final EventBatches batches;
    private final EventSpans spans;
    private final Map<String, EventReader> readers = new ConcurrentHashMap<>();

    EventReaders(ObjectMapper json, EventBatches batches, EventSpans spans) {
        // Producers may add optional fields; what is required, the records themselves demand.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.batches = batches;
        this.spans = spans;
    }

    /**
     * Makes the reader of a consumer.
     *
     * @param consumer its name, which the inbox, positions and parked events have; it never changes
     */
    public EventReader reader(String consumer) {
        var reader = new EventReader(consumer, json, batches, spans);
        if (readers.putIfAbsent(consumer, reader) != null) {
            throw new IllegalArgumentException("two consumers are named " + consumer);
        }
        return reader;
    }

    Optional<EventReader> find(String consumer) {
        return Optional.ofNullable(readers.get(consumer));
    }
}
