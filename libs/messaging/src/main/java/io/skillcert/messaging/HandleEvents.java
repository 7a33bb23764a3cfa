package io.skillcert.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.messaging.EventPositions.Position;
import io.skillcert.messaging.ParkedEvent.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Handles a batch of events in one transaction. Repeated and older events are ignored, events after a gap and behind a parked
 * one are parked, and the others are handled in order for each key.
 */
@ApplicationScoped
class HandleEvents {

    private static final String OLD = "OLD";

    private final Inbox inbox;
    private final EventPositions positions;
    private final ParkedEvents parked;
    private final MeterRegistry metrics;

    HandleEvents(Inbox inbox, EventPositions positions, ParkedEvents parked, MeterRegistry metrics) {
        this.inbox = inbox;
        this.positions = positions;
        this.parked = parked;
        this.metrics = metrics;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(EventReader reader, List<CloudEvent> events) {
        var fresh = withoutRepeated(reader, events);
        if (!fresh.isEmpty()) {
            new Batch(reader, fresh).handle();
        }
    }

    /**
     * Handles an event that was parked, whatever comes before it.
     *
     * @throws UnreadableEventException if its type is unknown or its value can't be read
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handleParked(EventReader reader, CloudEvent event) {
        if (event.defect() != null) {
            throw new UnreadableEventException(event.defect().message());
        }
        act(reader, event.type(), List.of(event));
    }

    /** Counts a parked event that ends without its effect because a newer event of its key was handled. */
    void countOld() {
        count(OLD, 1);
    }

    /** Ignored types need no inbox entry: their effect is their position alone. */
    private List<CloudEvent> withoutRepeated(EventReader reader, List<CloudEvent> events) {
        var ids = events.stream()
                .filter(event -> !reader.ignores(event))
                .map(CloudEvent::id)
                .collect(Collectors.toCollection(HashSet::new));
        var added = ids.isEmpty() ? Set.<String>of() : inbox.add(reader.consumer(), ids);
        var left = new HashSet<>(added);
        var fresh = events.stream()
                .filter(event -> reader.ignores(event) ? event.sequence() != null : left.remove(event.id()))
                .toList();
        count("REPEATED", ids.size() - added.size());
        return fresh;
    }

    private static void act(EventReader reader, String type, List<CloudEvent> events) {
        var handler = reader.handlerOf(type)
                .orElseThrow(() -> new UnreadableEventException("the type " + type + " is unknown"));
        try {
            handler.handle(events);
        } catch (IOException e) {
            throw new UnreadableEventException("the value of " + type + " can't be read: " + e.getMessage());
        }
    }

    private void count(String reason, int number) {
        if (number > 0) {
            metrics.counter("skillcert.events.ignored", "reason", reason).increment(number);
        }
    }

    private final class Batch {

        private final EventReader reader;
        private final List<CloudEvent> events;
        private final Map<String, Position> known;
        private final Map<String, Position> moved = new HashMap<>();
        private final Set<String> blocked;
        private final Map<String, Deque<CloudEvent>> accepted = new LinkedHashMap<>();

        Batch(EventReader reader, List<CloudEvent> events) {
            this.reader = reader;
            this.events = events;
            var keys = events.stream().map(CloudEvent::key).collect(Collectors.toSet());
            this.known = positions.lock(reader.consumer(), keys);
            this.blocked = parked.keysOf(reader.consumer(), keys);
        }

        void handle() {
            events.forEach(this::sort);
            while (!accepted.isEmpty()) {
                handleFirstOfEachKey();
            }
            positions.store(reader.consumer(), moved.values());
        }

        private void sort(CloudEvent event) {
            if (event.defect() != null) {
                park(event, event.defect().cause(), event.defect().message());
            } else if (event.sequence() == null) {
                if (blocked.contains(event.key())) {
                    park(event, Cause.BEHIND, "an earlier event of the key is parked");
                } else {
                    accept(event);
                }
            } else {
                sortBySequence(event, event.sequence());
            }
        }

        private void sortBySequence(CloudEvent event, long sequence) {
            var last = moved.getOrDefault(event.key(), known.getOrDefault(event.key(), Position.first(event.key())));
            if (last.covers(event.epoch(), sequence)) {
                count(OLD, 1);
            } else if (last.hasGapBefore(event.epoch(), sequence)) {
                var cause = blocked.contains(event.key()) ? Cause.BEHIND : Cause.GAP;
                park(event, cause, "the last event handled has the sequence " + last.sequence());
            } else if (accept(event)) {
                moved.put(event.key(), new Position(event.key(), event.epoch(), sequence));
            }
        }

        private boolean accept(CloudEvent event) {
            if (reader.handlerOf(event.type()).isEmpty()) {
                if (!event.isOptional()) {
                    park(event, Cause.UNKNOWN_TYPE, "the type " + event.type() + " is unknown");
                    return false;
                }
                count("OPTIONAL_TYPE", 1);
            } else if (!reader.ignores(event)) {
                accepted.computeIfAbsent(event.key(), key -> new ArrayDeque<>()).add(event);
            }
            return true;
        }

        private void park(CloudEvent event, Cause cause, String message) {
            if (cause != Cause.FORGED) { // nobody can hold up a person by an event that is not believed
                blocked.add(event.key());
            }
            parked.park(reader.consumer(), event, cause, message);
        }

        private void handleFirstOfEachKey() {
            var byType = new LinkedHashMap<String, List<CloudEvent>>();
            for (var queue : accepted.values()) {
                var event = queue.remove();
                byType.computeIfAbsent(event.type(), type -> new ArrayList<>()).add(event);
            }
            accepted.values().removeIf(Deque::isEmpty);
            byType.forEach((type, ofType) -> act(reader, type, ofType));
        }
    }
}
