package io.skillcert.http.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The W3C trace context as text, {@code traceparent}, in which work is stored to be continued later. {@code tracestate} and
 * {@code baggage} are free text of callers that may hold personal data, so they are neither stored nor sent on.
 */
public final class TraceContexts {

    /** The name of the header and of the attribute of events. */
    public static final String HEADER = "traceparent";

    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    };

    private TraceContexts() {}

    /** Returns the {@code traceparent} of the current span; empty if there is none, as without OpenTelemetry. */
    public static Optional<String> current() {
        return of(Context.current());
    }

    /** Returns the {@code traceparent} of the span of a context, with flag 00 if the trace is not sampled; empty if there is no span. */
    public static Optional<String> of(Context context) {
        var carrier = new HashMap<String, String>();
        W3C.inject(context, carrier, HashMap::put);
        return Optional.ofNullable(carrier.get(HEADER));
    }

    /** Returns the context of a {@code traceparent}; one without a span if it is null or not valid. */
    public static Context parse(String traceparent) {
        return traceparent == null ? Context.root() : W3C.extract(Context.root(), Map.of(HEADER, traceparent), GETTER);
    }
}
