package io.skillcert.exam.publication;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.awaitPublished;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.passed;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.seated;
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
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamTopics;
import io.skillcert.exam.RefusedStatement;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
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
        try (var refused = new RefusedStatement(database, act, table, "true")) {
            once("exam-officer")
                    .post(exam(batch, "/publication"))
                    .then()
                    .statusCode(201)
                    .body("complete", equalTo(false));
            eventually().until(() -> {
                runJobs();
                return refused.count() > 1;
            });
            as("exam-officer").get(exam(batch, "/results")).then().statusCode(404); // nothing is shown yet
            as("exam-officer")
                    .get(exam(batch, "/publication"))
                    .then()
                    .body("complete", equalTo(false))
                    .body("people", equalTo(3));
        }
        awaitPublished(batch);
        as("exam-officer").get(exam(batch, "/results")).then().body("items.size()", equalTo(3));
        var sent = ExamTopics.events("ResultPublished", people).stream()
                .map(event -> event.key())
                .toList();
        assertEquals(3, sent.size());
        assertEquals(3, new HashSet<>(sent).size());
    }

    @Test
    void a_publication_that_fails_does_not_stop_another_one() throws Exception {
        sat();
        var condition = "new.batch_id = '" + batch + "'";
        try (var refused = new RefusedStatement(database, "insert", "exam_result", condition)) {
            once("exam-officer").post(exam(batch, "/publication")).then().statusCode(201);
            eventually().until(() -> {
                runJobs();
                return refused.count() > 0;
            });
            var other = UUID.randomUUID();
            sat(other);
            published(other);
            as("exam-officer").get(exam(batch, "/publication")).then().body("complete", equalTo(false));
        }
        awaitPublished(batch);
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
        published(batch);
        overdue().body("items.batchId", not(hasItem(batch.toString())));
        as("exam-officer")
                .get("/v1/exam-batches?limit=200")
                .then()
                .body("items.find { it.batchId == '" + batch + "' }.publishedOn", equalTo("2025-08-02"));
    }

    @Test
    void the_published_list_is_public_and_shows_no_name() throws Exception {
        var people = sat();
        given().get(exam(batch, "/published-list")).then().statusCode(404);
        published(batch);
        given().get(exam(batch, "/published-list"))
                .then()
                .statusCode(200)
                .body(
                        "items.registrationNumber",
                        contains(people.stream()
                                .map(RegistrationConfirmedV1::registrationNumber)
                                .toArray()))
                .body("items.outcome", contains("PASSED", "PASSED", "PASSED"));
    }

    private static ValidatableResponse overdue() {
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
        seated(batch, 10);
        clockAt("2025-07-27T18:00");
        passed(batch, people);
        clockAt("2025-08-01T10:00");
        return people;
    }
}
