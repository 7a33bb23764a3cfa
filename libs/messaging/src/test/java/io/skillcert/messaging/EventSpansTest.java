package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSpansTest {

    private static final String TYPE = "io.skillcert.exam.certificate-issued.v1";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final SdkTracerProvider tracing = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build();
    private final EventSpans spans = new EventSpans(tracing.get("test"), false);

    @AfterEach
    void close() {
        tracing.close();
    }

    @Test
    void an_event_is_handled_in_a_span_of_the_trace_in_which_it_was_written() throws Exception {
        var event = event(UUID.randomUUID(), "00-" + TRACE + "-00f067aa0ba902b7-01");
        var written = new ArrayList<Optional<String>>();
        spans.handle(
                "subsidy.entitlements", List.of(event), () -> written.add(EventSpans.traceparent(UUID.randomUUID())));

        var span = exported.getFinishedSpanItems().get(0);
        assertEquals("process exam.events", span.getName());
        assertEquals(SpanKind.CONSUMER, span.getKind());
        assertEquals(TRACE, span.getTraceId());
        assertEquals("00f067aa0ba902b7", span.getParentSpanId());
        assertEquals(
                Map.of(
                        "messaging.system", "kafka",
                        "messaging.operation.name", "process",
                        "messaging.operation.type", "process",
                        "messaging.destination.name", "exam.events",
                        "cloudevents.event_type", TYPE,
                        "cloudevents.event_id", event.id(),
                        "skillcert.consumer", "subsidy.entitlements"),
                attributes(span),
                "and nothing of the person");
        assertEquals(List.of(Optional.of("00-" + TRACE + "-" + span.getSpanId() + "-01")), written);
        assertEquals(Optional.empty(), EventSpans.traceparent(UUID.randomUUID()), "the event has been handled");
    }

    @Test
    void events_handled_together_have_a_span_for_each_context_and_what_is_written_continues_that_of_its_person()
            throws Exception {
        var one = "00-" + TRACE + "-00f067aa0ba902b7-01";
        var other = "00-" + OTHER_TRACE + "-b7ad6b7169203331-01";
        var people = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var events = List.of(
                event(people.get(0), one),
                event(people.get(1), other),
                event(people.get(2), one),
                event(people.get(3), null));
        var written = new ArrayList<String>();
        spans.handle("subsidy.entitlements", events, () -> {
            people.forEach(person ->
                    written.add(EventSpans.traceparent(person).orElseThrow().substring(3, 35)));
            assertEquals(Optional.empty(), EventSpans.traceparent(UUID.randomUUID()), "of nobody among them");
        });

        var byTrace = exported.getFinishedSpanItems().stream().collect(Collectors.toMap(SpanData::getTraceId, s -> s));
        assertEquals(3, byTrace.size());
        assertEquals(2L, byTrace.get(TRACE).getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")));
        assertEquals("b7ad6b7169203331", byTrace.get(OTHER_TRACE).getParentSpanId());
        var begun = byTrace.get(written.get(3));
        assertEquals("0000000000000000", begun.getParentSpanId(), "an event without a trace begins one");
        assertEquals(List.of(TRACE, OTHER_TRACE, TRACE, begun.getTraceId()), written);
    }

    @Test
    void a_trace_that_is_not_sampled_is_passed_on_without_spans() throws Exception {
        var event = event(UUID.randomUUID(), "00-" + TRACE + "-00f067aa0ba902b7-00");
        var written = new ArrayList<String>();
        spans.handle(
                "subsidy.entitlements",
                List.of(event),
                () -> written.add(
                        EventSpans.traceparent(UUID.fromString(event.key())).orElseThrow()));
        assertEquals(List.of(), exported.getFinishedSpanItems());
        assertTrue(written.get(0).matches("00-" + TRACE + "-[0-9a-f]{16}-00"), written.get(0));
    }

    @Test
    void a_failure_is_named_by_its_class_alone() {
        var event = event(UUID.randomUUID(), "00-" + TRACE + "-00f067aa0ba902b7-01");
        var failure = new IOException("林晓 can't be read");
        EventSpans.Handling failing = () -> {
            throw failure;
        };
        assertEquals(
                failure,
                assertThrows(IOException.class, () -> spans.handle("subsidy.entitlements", List.of(event), failing)));
        var span = exported.getFinishedSpanItems().get(0);
        assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode());
        assertEquals("java.io.IOException", attributes(span).get("error.type"));
        assertEquals(List.of(), span.getEvents());
        assertEquals(Optional.empty(), EventSpans.traceparent(UUID.fromString(event.key())));
    }

    @Test
    void nothing_is_traced_where_opentelemetry_is_disabled() throws Exception {
        var event = event(UUID.randomUUID(), "00-" + TRACE + "-00f067aa0ba902b7-01");
        var written = new ArrayList<Optional<String>>();
        new EventSpans(tracing.get("test"), true)
                .handle(
                        "subsidy.entitlements",
                        List.of(event),
                        () -> written.add(EventSpans.traceparent(UUID.fromString(event.key()))));
        assertEquals(List.of(Optional.empty()), written);
        assertEquals(List.of(), exported.getFinishedSpanItems());
    }

    @Test
    void a_context_that_is_not_valid_is_left_out_and_the_event_is_read() {
        var event = event(UUID.randomUUID(), "00-" + TRACE + "-0000000000000000-01");
        assertEquals(null, event.traceparent());
        assertEquals(null, event.defect());
    }

    private static Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(attribute -> attribute.getKey().getKey(), Map.Entry::getValue));
    }

    private static CloudEvent event(UUID person, String traceparent) {
        var received = new ConsumerRecord<>("exam.events", 0, 0, person.toString(), new byte[0]);
        received.headers()
                .add(CloudEvent.ID_HEADER, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .add(CloudEvent.TYPE_HEADER, TYPE.getBytes(StandardCharsets.UTF_8));
        if (traceparent != null) {
            received.headers().add(CloudEvent.TRACE_HEADER, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return CloudEvent.of(received);
    }
}
