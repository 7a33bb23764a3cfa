package io.skillcert.exam.publication;

import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.sessions;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamTopics;
import io.skillcert.localstack.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database refuses one statement of a publication, as if the service had crashed there; then it allows it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class PublicationCrashTest {

    private final UUID batch = UUID.randomUUID();

    @Inject
    DataSource database;

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({"insert, exam_result", "update, exam_entry", "insert, outbox", "update, publication"})
    void a_publication_that_fails_at_any_step_is_continued_and_publishes_each_result_once(String act, String table)
            throws Exception {
        var people = sat();
        refuse(act, table, "true");
        once("exam-officer")
                .post(exam(batch, "/publication"))
                .then()
                .statusCode(201)
                .body("complete", equalTo(false));
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> refusals(act, table) > 1);
            as("exam-officer").get(exam(batch, "/results")).then().statusCode(404); // nothing is shown yet
            as("exam-officer")
                    .get(exam(batch, "/publication"))
                    .then()
                    .body("complete", equalTo(false))
                    .body("people", equalTo(3));
        } finally {
            allow(act, table);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> as("exam-officer")
                .get(exam(batch, "/publication"))
                .then()
                .extract()
                .<Boolean>path("complete"));
        as("exam-officer").get(exam(batch, "/results")).then().body("items.size()", equalTo(3));
        var published = ExamTopics.events("ResultPublished", people).stream()
                .map(event -> event.key())
                .toList();
        assertEquals(3, published.size());
        assertEquals(3, new HashSet<>(published).size());
    }

    @Test
    void a_publication_that_fails_does_not_stop_another_one() throws Exception {
        sat();
        refuse("insert", "exam_result", "new.batch_id = '" + batch + "'");
        try {
            once("exam-officer").post(exam(batch, "/publication")).then().statusCode(201);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> refusals("insert", "exam_result") > 0);
            var other = UUID.randomUUID();
            sat(other);
            io.skillcert.exam.ExamScenario.published(other);
            as("exam-officer").get(exam(batch, "/publication")).then().body("complete", equalTo(false));
        } finally {
            allow("insert", "exam_result");
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> as("exam-officer")
                .get(exam(batch, "/publication"))
                .then()
                .extract()
                .<Boolean>path("complete"));
    }

    @Test
    void EXM_04_an_overdue_publication_is_listed_as_such() throws Exception {
        sat();
        clockAt("2025-08-01T23:59");
        overdue().body("items.batchId", not(hasItem(batch.toString())));
        clockAt("2025-08-02T00:00");
        overdue()
                .body("items.batchId", hasItem(batch.toString()))
                .body("items.find { it.batchId == '" + batch + "' }.publicationDueOn", equalTo("2025-08-01"));
        io.skillcert.exam.ExamScenario.published(batch);
        overdue().body("items.batchId", not(hasItem(batch.toString())));
        as("exam-officer")
                .get("/v1/exam-batches?limit=200")
                .then()
                .body("items.find { it.batchId == '" + batch + "' }.publishedOn", equalTo("2025-08-02"));
    }

    @Test
    void the_published_list_is_public_and_shows_no_name() throws Exception {
        var people = sat();
        io.restassured.RestAssured.given()
                .get(exam(batch, "/published-list"))
                .then()
                .statusCode(404);
        io.skillcert.exam.ExamScenario.published(batch);
        io.restassured.RestAssured.given()
                .get(exam(batch, "/published-list"))
                .then()
                .statusCode(200)
                .body(
                        "items.registrationNumber",
                        contains(people.stream()
                                .map(RegistrationConfirmedV1::registrationNumber)
                                .toArray()))
                .body("items.outcome", contains("PASSED", "PASSED", "PASSED"));
    }

    private static io.restassured.response.ValidatableResponse overdue() {
        return as("exam-officer")
                .get("/v1/exam-batches?overdue=true&limit=200")
                .then()
                .statusCode(200);
    }

    private List<RegistrationConfirmedV1> sat() throws Exception {
        return sat(batch);
    }

    private static List<RegistrationConfirmedV1> sat(UUID batch) throws Exception {
        clockAt("2025-07-14T09:00");
        var people = entered(batch, 4, 4, 4);
        once("exam-officer")
                .body(sessions(10))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201);
        clockAt("2025-07-27T18:00");
        var scores = new ArrayList<Map<String, Object>>();
        for (var person : people) {
            scores.add(score(person.registrationId(), "THEORETICAL_KNOWLEDGE", "75"));
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
        }
        scored(batch, scores);
        clockAt("2025-08-01T10:00");
        return people;
    }

    /** Refuses every such statement on rows of the condition; a sequence, which no rollback resets, counts how often. */
    private void refuse(String act, String table, String condition) throws Exception {
        Rows.change(database, "create sequence refusals_" + table);
        Rows.change(
                database,
                """
                create function refuse_%1$s() returns trigger language plpgsql as $$
                begin
                    perform nextval('refusals_%1$s');
                    raise exception 'refused by a test';
                end $$"""
                        .formatted(table));
        Rows.change(
                database,
                "create trigger refused before %s on %s for each row when (%s) execute function refuse_%s()"
                        .formatted(act, table, condition, table));
    }

    private int refusals(String act, String table) throws Exception {
        return Integer.parseInt(
                Rows.texts(database, "select case when is_called then last_value else 0 end from refusals_" + table)
                        .get(0));
    }

    private void allow(String act, String table) throws Exception {
        Rows.change(database, "drop trigger refused on " + table);
        Rows.change(database, "drop function refuse_" + table);
        Rows.change(database, "drop sequence refusals_" + table);
    }
}
