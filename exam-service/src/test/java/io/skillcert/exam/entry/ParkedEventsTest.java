package io.skillcert.exam.entry;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.ExamTopics;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Callers;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** What becomes of events that can't be handled, that repeat, that are old, and that arrive before others. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ParkedEventsTest {

    private static final ObjectMapper JSON = StrictJson.mapper();

    @Inject
    DataSource database;

    private final UUID batch = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @Test
    void a_failing_event_is_parked_with_the_later_ones_of_its_person_until_it_is_replayed() throws Exception {
        var taken = confirmed(batch, 4);
        send(taken, 1);
        awaitEntries(batch, 1);
        send(with(taken, Map.of("personId", person)), 1);
        var next = with(confirmed(batch, 4), Map.of("personId", person));
        send(next, 2);
        awaitParked("FAILED 1", "BEHIND 2");
        send(confirmed(batch, 4), 1);
        awaitEntries(batch, 2);
        var first = idOf(1);
        parkedEvents()
                .body("items.id", hasItems(first, idOf(2)))
                .body("items.find { it.id == '" + first + "' }.attempts", equalTo(3))
                .body("items.find { it.id == '" + first + "' }.message", containsString("exam_entry"))
                .body("items.find { it.id == '" + first + "' }.stack", containsString("io.skillcert"));
        replay(idOf(2), 2).then().statusCode(409).body("detail", containsString(first));
        replay(first, 2).then().statusCode(200).body("cause", equalTo("FAILED")).body("attempts", equalTo(4));
        Rows.change(database, "delete from exam_entry where registration_id = '" + taken.registrationId() + "'");
        replay(first, 2).then().statusCode(200).body("endedAt", notNullValue());
        assertEquals(List.of(), parked());
        assertEquals(
                List.of("2"),
                Rows.texts(database, "select count(*) from exam_entry where person_id = '" + person + "'"));
        replay(first, 2).then().statusCode(409);
        Rows.change(
                database, "update parked_event set ended_at = now() - interval '91 days' where id = '" + first + "'");
        ExamScenario.runJobs();
        assertEquals(List.of(), Rows.texts(database, "select id::text from parked_event where id = '" + first + "'"));
    }

    @Test
    void the_log_names_the_trace_of_an_event_that_is_parked() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var event = UUID.randomUUID().toString();
        var named = new CopyOnWriteArrayList<Object>();
        var handler = new LogHandler(line -> {
            // the one or the other, by the log manager of the JVM
            if ((line.getMessage() + Arrays.toString(line.getParameters())).contains(event)) {
                named.add(String.valueOf(MDC.get("traceId")));
            }
        });
        var log = Logger.getLogger("io.skillcert.messaging.EventBatches");
        log.addHandler(handler);
        try {
            ExamTopics.BROKER.send(
                    "registration.events",
                    event,
                    RegistrationConfirmedV1.TYPE,
                    person.toString(),
                    "{}",
                    Map.of(
                            "sequence", 1,
                            "epoch", 1,
                            "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
            awaitParked("UNREADABLE 1");
        } finally {
            log.removeHandler(handler);
        }
        assertEquals(List.of(trace), named);
        assertEquals(
                List.of(trace),
                Rows.texts(
                        database,
                        "select substr(traceparent, 4, 32) from parked_event where event_key = '" + person + "'"));
    }

    @Test
    void two_people_discard_an_event_and_those_behind_it_go_on() throws Exception {
        ExamTopics.BROKER.send(
                "registration.events",
                UUID.randomUUID().toString(),
                RegistrationConfirmedV1.TYPE,
                person.toString(),
                "{}",
                Map.of("sequence", 1, "epoch", 1));
        send(with(confirmed(batch, 4), Map.of("personId", person)), 2);
        awaitParked("UNREADABLE 1", "BEHIND 2");
        var id = idOf(1);
        operator(1).post(path(id, "discard/confirmation")).then().statusCode(409);
        operator(1).body(Map.of("reason", " ")).post(path(id, "discard")).then().statusCode(400);
        operator(1)
                .body(Map.of("reason", "sent by mistake"))
                .post(path(id, "discard"))
                .then()
                .statusCode(200);
        operator(1).post(path(id, "discard/confirmation")).then().statusCode(403);
        operator(2)
                .post(path(id, "discard/confirmation"))
                .then()
                .statusCode(200)
                .body("endedAt", notNullValue());
        awaitEntries(batch, 1);
        assertEquals(List.of(), parked());
    }

    @Test
    void an_event_after_a_gap_waits_for_those_before_it() throws Exception {
        var entry = with(confirmed(batch, 4), Map.of("personId", person));
        cancel(entry, 2, 1);
        cancel(entry, 3, 1);
        awaitParked("GAP 2", "BEHIND 3");
        replay(idOf(2), 1).then().statusCode(409).body("type", equalTo("urn:skillcert:problem:parked-event-waits"));
        awaitParked("GAP 2", "BEHIND 3");
        send(entry, 1);
        awaitEntries(batch, 1);
        eventually().until(() -> {
            ExamScenario.runJobs();
            return statusOf(entry).equals(List.of("CANCELLED")) && parked().isEmpty();
        });
    }

    @Test
    void an_older_event_changes_nothing() throws Exception {
        var entry = with(confirmed(batch, 4), Map.of("personId", person));
        send(entry, 1);
        cancel(entry, 2, 1);
        eventually().until(() -> statusOf(entry).equals(List.of("CANCELLED")));
        Rows.change(database, "delete from exam_entry where registration_id = '" + entry.registrationId() + "'");
        send(entry, 1);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 3);
        awaitEntries(batch, 1);
        assertEquals(List.of(), statusOf(entry));
    }

    @Test
    void a_restored_producer_goes_on_in_a_new_epoch() throws Exception {
        send(with(confirmed(batch, 4), Map.of("personId", person)), 1);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 2);
        awaitEntries(batch, 2);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 2, 2);
        awaitEntries(batch, 3);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 3, 1);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 3, 2);
        awaitEntries(batch, 4);
        assertEquals(List.of(), parked());
    }

    @Test
    void a_parked_event_that_the_new_epoch_of_its_producer_has_overtaken_has_no_effect() throws Exception {
        send(with(confirmed(batch, 4), Map.of("personId", person)), 1);
        awaitEntries(batch, 1);
        var lost = with(confirmed(batch, 4), Map.of("personId", person));
        send(lost, 3);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 9);
        awaitParked("GAP 3", "BEHIND 9");
        send(with(confirmed(batch, 4), Map.of("personId", person)), 2, 2);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 3, 2);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 4, 2);
        awaitEntries(batch, 4);
        awaitParkedAfterJobs();
        assertEquals(List.of(), statusOf(lost));
        send(with(confirmed(batch, 4), Map.of("personId", person)), 5, 2);
        awaitEntries(batch, 5);
    }

    @Test
    void a_failed_event_that_a_new_epoch_has_overtaken_is_replayed_without_its_effect() throws Exception {
        var taken = confirmed(batch, 4);
        send(taken, 1);
        awaitEntries(batch, 1);
        send(with(taken, Map.of("personId", person)), 1);
        awaitParked("FAILED 1");
        send(with(confirmed(batch, 4), Map.of("personId", person)), 1, 2);
        awaitEntries(batch, 2);
        Rows.change(database, "delete from exam_entry where registration_id = '" + taken.registrationId() + "'");
        replay(idOf(1), 1)
                .then()
                .statusCode(200)
                .body("endedAt", notNullValue())
                .body("message", containsString("a newer event"));
        assertEquals(List.of(), statusOf(taken));
    }

    @Test
    void a_genuine_event_whose_key_was_not_published_is_sent_again_and_the_forged_one_discarded() throws Exception {
        var bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var unpublished =
                DevelopmentKeys.parse(DevelopmentKeys.generate().text().replace("events-1", "events-2"));
        var id = UUID.randomUUID().toString();
        var entry = with(confirmed(batch, 4), Map.of("personId", person));
        send(new Broker(bootstrap, unpublished), id, entry, 1, 1);
        send(with(confirmed(batch, 4), Map.of("personId", person)), 2);
        awaitParked("GAP 2", "FORGED null");
        var forged = Rows.texts(
                        database,
                        "select id::text from parked_event where cause = 'FORGED' and event_key = '" + person + "'")
                .get(0);
        replay(forged, 1).then().statusCode(409).body("type", equalTo("urn:skillcert:problem:parked-event-forged"));

        send(ExamTopics.BROKER, id, entry, 1, 1); // as a resend of the producer does
        awaitEntries(batch, 1);
        awaitParkedAfterJobs("FORGED null");
        awaitEntries(batch, 2);
        operator(1)
                .body(Map.of("reason", "sent again"))
                .post(path(forged, "discard"))
                .then()
                .statusCode(200);
        operator(2).post(path(forged, "discard/confirmation")).then().statusCode(200);
        assertEquals(List.of(), parked());
        assertEquals(List.of("CONFIRMED"), statusOf(entry));
    }

    @Test
    void an_unknown_type_is_skipped_only_if_its_schema_says_that_it_is_optional() throws Exception {
        unknown(1, "/.well-known/event-schemas/io.skillcert.registration.news.v1#optional");
        send(with(confirmed(batch, 4), Map.of("personId", person)), 2);
        awaitEntries(batch, 1);
        assertEquals(List.of(), parked());
        unknown(3, "/.well-known/event-schemas/io.skillcert.registration.news.v1");
        awaitParked("UNKNOWN_TYPE 3");
    }

    @Test
    void one_bad_event_among_many_of_a_partition_is_parked_alone() throws Exception {
        var taken = confirmed(batch, 4);
        send(taken, 1);
        awaitEntries(batch, 1);
        IntStream.rangeClosed(1, 40).forEach(number -> {
            var event = with(confirmed(batch, 4), Map.of("personId", person));
            send(number == 23 ? with(taken, Map.of("personId", person)) : event, null);
        });
        awaitEntries(batch, 23);
        eventually().until(() -> parked().size() == 18);
        assertEquals("FAILED null", parked().get(0));
    }

    private void send(RegistrationConfirmedV1 event, Integer sequence) {
        send(event, sequence, 1);
    }

    private void send(RegistrationConfirmedV1 event, Integer sequence, int epoch) {
        send(ExamTopics.BROKER, UUID.randomUUID().toString(), event, sequence, epoch);
    }

    private void send(Broker broker, String id, RegistrationConfirmedV1 event, Integer sequence, int epoch) {
        try {
            broker.send(
                    "registration.events",
                    id,
                    RegistrationConfirmedV1.TYPE,
                    event.personId().toString(),
                    JSON.writeValueAsString(event),
                    sequence == null ? Map.of() : Map.of("sequence", sequence, "epoch", epoch));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void cancel(RegistrationConfirmedV1 entry, int sequence, int epoch) throws Exception {
        var event = new RegistrationCancelledV1(
                entry.registrationId(), entry.personId(), entry.batchId(), Instant.parse("2025-07-03T01:00:00Z"));
        ExamTopics.BROKER.send(
                "registration.events",
                UUID.randomUUID().toString(),
                RegistrationCancelledV1.TYPE,
                entry.personId().toString(),
                JSON.writeValueAsString(event),
                Map.of("sequence", sequence, "epoch", epoch));
    }

    private void unknown(int sequence, String schema) {
        ExamTopics.BROKER.send(
                "registration.events",
                UUID.randomUUID().toString(),
                "io.skillcert.registration.news.v1",
                person.toString(),
                "{}",
                Map.of("sequence", sequence, "epoch", 1, "dataschema", schema));
    }

    private void awaitParked(String... expected) {
        eventually().untilAsserted(() -> assertEquals(List.of(expected), parked()));
    }

    private void awaitParkedAfterJobs(String... expected) {
        eventually().untilAsserted(() -> {
            ExamScenario.runJobs();
            assertEquals(List.of(expected), parked());
        });
    }

    private List<String> parked() throws Exception {
        return Rows.texts(
                database,
                "select cause || ' ' || coalesce(sequence::text, 'null') from parked_event where ended_at is null"
                        + " and event_key = '" + person + "' order by sequence, id");
    }

    private String idOf(int sequence) throws Exception {
        return Rows.texts(
                        database,
                        "select id::text from parked_event where event_key = '" + person + "' and sequence = "
                                + sequence)
                .get(0);
    }

    private List<String> statusOf(RegistrationConfirmedV1 entry) throws Exception {
        return Rows.texts(
                database, "select status from exam_entry where registration_id = '" + entry.registrationId() + "'");
    }

    /** Sees each line in the thread that writes it. */
    private static final class LogHandler extends Handler {

        private final Consumer<LogRecord> lines;

        LogHandler(Consumer<LogRecord> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.accept(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static ValidatableResponse parkedEvents() {
        Callers.as("candidate").get("/v1/parked-events").then().statusCode(403);
        return Callers.as("operator").get("/v1/parked-events?limit=200").then().statusCode(200);
    }

    private static io.restassured.response.Response replay(String id, int operator) {
        return operator(operator).body(Map.of("reason", "the cause is mended")).post(path(id, "replay"));
    }

    private static io.restassured.specification.RequestSpecification operator(int number) {
        return Callers.as(number == 1 ? "operator" : "operator." + number);
    }

    private static String path(String id, String action) {
        return "/v1/parked-events/" + id + "/" + action;
    }
}
