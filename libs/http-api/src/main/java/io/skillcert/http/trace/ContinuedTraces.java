package io.skillcert.http.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Continues traces whose context was stored, such as that of the call that a job carries out. */
@ApplicationScoped
public class ContinuedTraces {

    private final Tracer tracer;
    private final boolean disabled;

    ContinuedTraces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = tracer;
        this.disabled = disabled;
    }

    /**
     * Does work in a span of its own.
     *
     * @param traceparent the context that the span continues; null for work that was not traced, which gets no span
     * @param name the name of the span, without personal data
     */
    public void run(String traceparent, String name, Runnable work) {
        if (disabled || traceparent == null) {
            work.run();
            return;
        }
        var span = tracer.spanBuilder(name)
                .setParent(TraceContexts.parse(traceparent))
                .startSpan();
        var scope = span.makeCurrent();
        try {
            work.run();
        } catch (RuntimeException e) {
            fail(span, e);
            throw e;
        } finally {
            scope.close();
            span.end();
        }
    }

    /** Marks a span as failed by the class of the error: its message may hold personal data. */
    public static void fail(Span span, Exception failure) {
        span.setStatus(StatusCode.ERROR)
                .setAttribute("error.type", failure.getClass().getName());
    }
}
