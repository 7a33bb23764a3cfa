package io.skillcert.system;

import static io.skillcert.localstack.testing.Broker.header;
import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.skillcert.system.OtlpReceiver.ReceivedSpan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Follows traces through the running services, which send their spans to a receiver of OTLP. */
@Timeout(300)
class TraceIT {

    /** The span of the caller, which it does not send to the receiver. */
    private static final String CALLER = "00f067aa0ba902b7";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningStack stack;

    private final String trace = newTrace();

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.shared();
    }

    @Test
    void one_trace_leads_a_person_from_registration_to_entitlement_through_all_services() throws Exception {
        runTutorial("01");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertEquals(Set.of(), withoutParent(spans()));
            assertEquals(
                    List.of(
                            "exam-service process registration.events",
                            "registration-service POST /v1/registrations/{id}/sponsor-payment"),
                    wayTo("exam-service", "registration-confirmed"));
            assertEquals(
                    List.of(
                            "registration-service process exam.events",
                            "exam-service POST /v1/exam-batches/{batchId}/seat-assignments"),
                    wayTo("registration-service", "seats-assigned"));
            assertEquals(
                    List.of(
                            "registration-service process exam.events",
                            "exam-service publish-results",
                            "exam-service POST /v1/exam-batches/{batchId}/publication"),
                    wayTo("registration-service", "result-published"));
            assertEquals(
                    List.of(
                            "subsidy-service process exam.events",
                            "exam-service POST /v1/exam-batches/{batchId}/certificates"),
                    wayTo("subsidy-service", "certificate-issued"));
        });
        assertEquals(
                only("subsidy-service", "certificate-issued").id(),
                spanOf(events().stream()
                        .filter(event -> header(event, "ce_type").contains("entitlement-assessed"))
                        .findFirst()
                        .orElseThrow()));
        assertNoPersonalData(spans());
    }

    @Test
    void a_trace_that_is_not_sampled_is_passed_on_and_has_no_spans() throws Exception {
        runTutorial("00");
        var events = events();
        assertTrue(events.stream().anyMatch(event -> header(event, "ce_type").contains("entitlement-assessed")));
        events.forEach(event -> assertTrue(header(event, "ce_traceparent").endsWith("-00")));
        awaitExport();
        assertEquals(List.of(), spans());
    }

    @Test
    void nothing_that_a_caller_sends_is_in_a_span() throws Exception {
        var marker = "marker" + trace;
        var request = HttpRequest.newBuilder(
                        stack.address("registration").resolve("/v1/eligibility-checks?name=" + marker))
                .header("traceparent", traceparent("01"))
                .header("User-Agent", marker)
                .header("X-Forwarded-For", "192.0.2.77")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"level\": \"" + marker + "\"}"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(400, answer.statusCode(), answer.body());
        Awaitility.await().atMost(PATIENCE).until(() -> !spans().isEmpty());
        var received = spans().get(0);
        assertFalse(received.text().contains(marker), received::text);
        assertFalse(received.text().contains("192.0.2.77"), received::text);
        assertEquals(0, received.span().getEventsCount(), received::text);
    }

    private void runTutorial(String flags) throws Exception {
        var outcome = Tutorial.run(Map.of("TRACEPARENT", traceparent(flags)));
        assertEquals(0, outcome.code(), outcome.printed());
    }

    /** Waits until each service has sent the spans of all calls before this one, which it sends in their order. */
    private static void awaitExport() throws Exception {
        var last = newTrace();
        for (var service : Project.SERVICES) {
            var request = HttpRequest.newBuilder(stack.address(service).resolve("/.well-known/jwks.json"))
                    .header("traceparent", traceparent(last, "01"))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> stack.traces().of(last).stream()
                                .map(ReceivedSpan::service)
                                .distinct()
                                .count()
                        == Project.SERVICES.size());
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String traceparent(String flags) {
        return traceparent(trace, flags);
    }

    private static String traceparent(String trace, String flags) {
        return "00-" + trace + "-" + CALLER + "-" + flags;
    }

    private List<ReceivedSpan> spans() {
        return stack.traces().of(trace);
    }

    /** Returns the names of spans whose parent is neither the caller nor one that was received. */
    private static Set<String> withoutParent(List<ReceivedSpan> spans) {
        var known = spans.stream().map(ReceivedSpan::id).collect(Collectors.toCollection(HashSet::new));
        known.add(CALLER);
        return spans.stream()
                .filter(span -> !known.contains(span.parent()))
                .map(ReceivedSpan::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of the span in which a service has handled an event, of its parent and so on up to the caller. */
    private List<String> wayTo(String service, String type) {
        var byId = spans().stream().collect(Collectors.toMap(ReceivedSpan::id, Function.identity()));
        var way = new ArrayList<String>();
        for (var span = only(service, type); span != null; span = byId.get(span.parent())) {
            way.add(span.name());
            assertTrue(byId.containsKey(span.parent()) || span.parent().equals(CALLER));
        }
        return way;
    }

    /** Returns the span in which a service has handled an event; failed attempts before it do not count. */
    private ReceivedSpan only(String service, String type) {
        var found = spans().stream()
                .filter(span -> span.service().equals(service))
                .filter(span -> span.span().getStatus().getCode() != Status.StatusCode.STATUS_CODE_ERROR)
                .filter(span -> span.attribute("cloudevents.event_type").contains(type))
                .toList();
        assertEquals(1, found.size(), found::toString);
        assertEquals(Span.SpanKind.SPAN_KIND_CONSUMER, found.get(0).span().getKind());
        return found.get(0);
    }

    /** Returns the events of the trace on all topics of events. */
    private List<ConsumerRecord<String, String>> events() throws Exception {
        var events = new ArrayList<ConsumerRecord<String, String>>();
        for (var service : Project.SERVICES) {
            stack.read(service + ".events").stream()
                    .filter(event -> event.headers().lastHeader("ce_traceparent") != null)
                    .filter(event -> header(event, "ce_traceparent").contains(trace))
                    .forEach(events::add);
        }
        events.forEach(event -> assertEquals(header(event, "ce_traceparent"), header(event, "traceparent")));
        return events;
    }

    /** Returns the id of the span in which an event was written. */
    private static String spanOf(ConsumerRecord<String, String> event) {
        return header(event, "ce_traceparent").split("-")[2];
    }

    private static void assertNoPersonalData(List<ReceivedSpan> spans) {
        for (var received : spans) {
            var text = received.text();
            assertFalse(text.contains("990000"), text);
            assertFalse(text.contains("林晓"), text);
            assertEquals(0, received.span().getEventsCount(), text);
            assertEquals(
                    List.of(),
                    List.of("url.query", "client.address", "user_agent.original").stream()
                            .map(received::attribute)
                            .filter(not(Set.of("", "REDACTED")::contains))
                            .toList());
        }
    }
}
