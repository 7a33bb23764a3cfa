package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An operator publishes logged events again. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class EventResendTest extends CertificateFixture {

    private static final List<String> HEADERS =
            List.of("ce_id", "ce_type", "ce_source", "ce_sequence", "ce_epoch", "ce_time");

    @Test
    void events_since_a_time_are_published_again_as_they_were() throws Exception {
        var before = OffsetDateTime.now();
        passed(2);
        issue().then().statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> events("CertificateIssued", people).size() == 2);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Rows.texts(
                        database, "select 1 from outbox limit 1")
                .isEmpty());

        var id = requested(Map.of("fromTime", before.toString(), "reason", "a reader was restored"))
                .statusCode(202)
                .body("reason", equalTo("a reader was restored"))
                .extract()
                .<String>path("id");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as("operator")
                .get("/v1/event-resends/" + id)
                .then()
                .statusCode(200)
                .body("finishedAt", notNullValue()));
        var received = events("CertificateIssued", people);
        assertEquals(4, received.size());
        assertEquals(attributes(received.subList(0, 2)), attributes(received.subList(2, 4)));
        assertEquals(
                List.of("resend-events"),
                Rows.texts(
                        database,
                        "select act from audit_entry where act = 'resend-events' and reason = 'a reader was restored'"));
    }

    @Test
    void one_resend_runs_at_a_time() throws Exception {
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            Rows.change(
                    database,
                    "insert into event_resend (id, from_position, to_position, next_position, reason, requested_by)"
                            + " values ('00000000-0000-0000-0000-000000000001', 1, 1, 1, 'other', 'operator')");
            statement.execute(
                    "select 1 from event_resend where finished_at is null for update"); // the job can't finish it
            requested(Map.of("fromPosition", 1, "reason", "too early"))
                    .statusCode(409)
                    .body("type", equalTo("urn:skillcert:problem:resend-running"));
            other.rollback();
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Rows.texts(
                        database, "select 1 from event_resend where finished_at is null")
                .isEmpty());
    }

    @Test
    void wrong_requests_are_refused_with_the_field() {
        refused(Map.of("reason", "nothing"), "fromPosition");
        refused(
                Map.of("fromPosition", 1, "fromTime", OffsetDateTime.now().toString(), "reason", "both"),
                "fromPosition");
        refused(Map.of("fromPosition", 1_000_000_000, "reason", "beyond the end"), "fromPosition");
        refused(Map.of("fromPosition", 1, "toPosition", 1_000_000_000, "reason", "beyond the end"), "toPosition");
        refused(Map.of("fromPosition", 1), "reason");
        as("operator")
                .get("/v1/event-resends/00000000-0000-0000-0000-000000000002")
                .then()
                .statusCode(404);
        once("auditor")
                .body(Map.of("fromPosition", 1, "reason", "not allowed"))
                .post("/v1/event-resends")
                .then()
                .statusCode(403);
    }

    private static void refused(Map<String, Object> request, String field) {
        requested(request).statusCode(400).body("violations[0].field", equalTo(field));
    }

    private static ValidatableResponse requested(Map<String, Object> request) {
        return once("operator").body(request).post("/v1/event-resends").then();
    }

    private static List<String> attributes(List<ConsumerRecord<String, String>> events) {
        return events.stream()
                .map(event -> event.key()
                        + event.value()
                        + HEADERS.stream()
                                .map(name -> Broker.header(event, name))
                                .toList())
                .sorted()
                .toList();
    }
}
