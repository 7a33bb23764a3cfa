package io.skillcert.http.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String SAMPLED = "00-" + TRACE + "-" + SPAN + "-01";
    private static final String NOT_SAMPLED = "00-" + TRACE + "-" + SPAN + "-00";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final SdkTracerProvider tracing = SdkTracerProvider.builder()
            .addSpanProcessor(new RedactSpans())
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build();
    private final ContinuedTraces traces = new ContinuedTraces(tracing.get("test"), false);

    @AfterEach
    void close() {
        tracing.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SAMPLED, NOT_SAMPLED})
    void a_context_is_the_same_after_it_was_stored(String traceparent) {
        assertEquals(Optional.of(traceparent), TraceContexts.of(TraceContexts.parse(traceparent)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "no context",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void what_is_not_valid_is_no_context(String traceparent) {
        assertEquals(Optional.empty(), TraceContexts.of(TraceContexts.parse(traceparent)));
    }

    @Test
    void there_is_no_context_outside_a_span() {
        assertEquals(Optional.empty(), TraceContexts.current());
    }

    @Test
    void work_continues_a_stored_trace() {
        var within = new ArrayList<String>();
        traces.run(
                SAMPLED,
                "publish-results",
                () -> within.add(TraceContexts.current().orElseThrow()));
        var span = onlySpan();
        assertEquals("publish-results", span.getName());
        assertEquals(TRACE, span.getTraceId());
        assertEquals(SPAN, span.getParentSpanId());
        assertEquals(List.of("00-" + TRACE + "-" + span.getSpanId() + "-01"), within);
        assertEquals(Optional.empty(), TraceContexts.current(), "the span has ended");
    }

    @Test
    void a_trace_that_is_not_sampled_goes_on_without_spans() {
        var within = new ArrayList<String>();
        traces.run(
                NOT_SAMPLED,
                "publish-results",
                () -> within.add(TraceContexts.current().orElseThrow()));
        assertEquals(List.of(), exported.getFinishedSpanItems());
        assertTrue(within.get(0).matches("00-" + TRACE + "-[0-9a-f]{16}-00"), within.get(0));
    }

    @Test
    void work_without_a_trace_has_no_span() {
        var within = new ArrayList<Optional<String>>();
        traces.run(null, "publish-results", () -> within.add(TraceContexts.current()));
        new ContinuedTraces(tracing.get("test"), true)
                .run(SAMPLED, "publish-results", () -> within.add(TraceContexts.current()));
        assertEquals(List.of(Optional.empty(), Optional.empty()), within);
        assertEquals(List.of(), exported.getFinishedSpanItems());
    }

    @Test
    void a_failure_is_named_by_its_class_alone() {
        var failure = new IllegalStateException("林晓 990000199001010017");
        Runnable work = () -> {
            throw failure;
        };
        assertEquals(
                failure, assertThrows(IllegalStateException.class, () -> traces.run(SAMPLED, "publish-results", work)));
        var span = onlySpan();
        assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode());
        assertEquals("", span.getStatus().getDescription());
        assertEquals("java.lang.IllegalStateException", span.getAttributes().get(AttributeKey.stringKey("error.type")));
        assertEquals(List.of(), span.getEvents());
    }

    @Test
    void what_may_be_personal_data_is_replaced() {
        tracing.get("test")
                .spanBuilder("GET /v1/entries")
                .setAttribute("url.path", "/v1/entries")
                .setAttribute("url.query", "name=林晓")
                .setAttribute("url.full", "https://registry.example/inquiries?number=990000199001010017")
                .setAttribute("client.address", "192.0.2.7")
                .setAttribute("user_agent.original", "Mozilla/5.0")
                .startSpan()
                .end();
        var attributes = onlySpan().getAttributes();
        assertEquals("/v1/entries", attributes.get(AttributeKey.stringKey("url.path")));
        assertEquals("REDACTED", attributes.get(AttributeKey.stringKey("url.query")));
        assertEquals("https://registry.example/inquiries?REDACTED", attributes.get(AttributeKey.stringKey("url.full")));
        assertEquals("REDACTED", attributes.get(AttributeKey.stringKey("client.address")));
        assertEquals("REDACTED", attributes.get(AttributeKey.stringKey("user_agent.original")));
    }

    @Test
    void log_lines_name_another_trace_while_they_are_about_it() {
        MDC.put("traceId", "of the request");
        var within = new ArrayList<Object>();
        TraceIds.named(SAMPLED, () -> within.add(MDC.get("traceId")));
        TraceIds.named(null, () -> within.add(MDC.get("traceId")));
        within.add(MDC.get("traceId"));
        MDC.remove("traceId");
        TraceIds.named(SAMPLED, () -> within.add(MDC.get("traceId")));
        assertEquals(List.of(TRACE, "of the request", "of the request", TRACE), within);
        assertEquals(null, MDC.get("traceId"));
    }

    private SpanData onlySpan() {
        var spans = exported.getFinishedSpanItems();
        assertEquals(1, spans.size(), spans.toString());
        assertEquals(Span.getInvalid(), Span.fromContext(Context.current()));
        return spans.get(0);
    }
}
