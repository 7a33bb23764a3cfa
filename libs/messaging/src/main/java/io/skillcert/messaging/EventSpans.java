package io.skillcert.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.skillcert.http.trace.ContinuedTraces;
import io.skillcert.http.trace.TraceContexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The spans in which events are handled, by the semantic conventions of OpenTelemetry for messaging. Each continues the trace in
 * which its event was written. Events of one trace context that are handled together share a span.
 */
@ApplicationScoped
class EventSpans {

    /** Of the thread, not OpenTelemetry's current context: Quarkus keeps that in the Vert.x context, which the threads of a poll share. */
    private static final ThreadLocal<Handled> HANDLED = new ThreadLocal<>();

    private final Tracer tracer;
    private final boolean disabled;

    EventSpans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = tracer;
        this.disabled = disabled;
    }

    /**
     * The contexts of the events that a thread handles.
     *
     * @param byKey that of each event
     * @param shared that of all events; one without a span if they differ
     */
    private record Handled(Map<String, Context> byKey, Context shared) {}

    /** Handles events. */
    @FunctionalInterface
    interface Handling {
        void run() throws IOException;
    }

    /** Returns the {@code traceparent} of an event written now: of the received event of its key or, in a request, of the current span. */
    static Optional<String> traceparent(UUID key) {
        var handled = HANDLED.get();
        return handled == null
                ? TraceContexts.current()
                : TraceContexts.of(handled.byKey().getOrDefault(key.toString(), handled.shared()));
    }

    /**
     * Handles events in spans.
     *
     * @param events of one type, each of another key
     */
    void handle(String consumer, List<CloudEvent> events, Handling handling) throws IOException {
        if (disabled) {
            handling.run();
            return;
        }
        var spans = new LinkedHashMap<String, Span>();
        events.stream()
                .collect(Collectors.groupingBy(EventSpans::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, ofGroup) -> spans.put(group, start(consumer, ofGroup)));
        HANDLED.set(handled(events, spans));
        try {
            handling.run();
        } catch (IOException | RuntimeException e) {
            spans.values().forEach(span -> ContinuedTraces.fail(span, e));
            throw e;
        } finally {
            HANDLED.remove();
            spans.values().forEach(Span::end);
        }
    }

    private static String group(CloudEvent event) {
        return event.traceparent() == null ? "" : event.traceparent();
    }

    private Span start(String consumer, List<CloudEvent> events) {
        var first = events.get(0);
        var span = tracer.spanBuilder("process " + first.topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(TraceContexts.parse(first.traceparent()))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", first.topic())
                .setAttribute("cloudevents.event_type", first.type())
                .setAttribute("skillcert.consumer", consumer);
        return events.size() == 1
                ? span.setAttribute("cloudevents.event_id", first.id()).startSpan()
                : span.setAttribute("messaging.batch.message_count", events.size())
                        .startSpan();
    }

    private static Handled handled(List<CloudEvent> events, Map<String, Span> spans) {
        var byKey = new HashMap<String, Context>();
        events.forEach(event -> byKey.put(event.key(), Context.root().with(spans.get(group(event)))));
        var isOne = spans.size() == 1;
        return new Handled(byKey, isOne ? byKey.get(events.get(0).key()) : Context.root());
    }
}
