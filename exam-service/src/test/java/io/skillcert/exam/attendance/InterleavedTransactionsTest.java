package io.skillcert.exam.attendance;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.awaitPublished;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.PausedStatement;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two transactions that meet: each test pauses one of them in the database, and runs the other. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class InterleavedTransactionsTest extends ExamDayFixture {

    private final ExecutorService callers = Executors.newFixedThreadPool(2);

    @Inject
    DataSource database;

    @AfterEach
    void endCallers() {
        callers.shutdown();
    }

    @Test
    void a_session_that_is_cancelled_while_seats_are_assigned_has_no_seats() throws Exception {
        var spare = session("THEORETICAL_KNOWLEDGE", "spare " + batch, 10, "2025-07-26T14:00:00+08:00");
        var full = theorySession("2025-07-26T09:00:00+08:00", 2);
        plan(full, skillsSession(), spare).statusCode(201);
        String spareId = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.room == 'spare " + batch + "' }.id");
        send(UUID.randomUUID().toString(), confirmed(batch, 4));
        awaitEntries(batch, 3);
        try (var paused = new PausedStatement(database, "insert", "seat", "new.session_id = '" + spareId + "'")) {
            var assigned = callers.submit(() -> plan(full, skillsSession(), spare));
            paused.awaitReached();
            var cancelled = callers.submit(() -> cancel(spareId));
            paused.awaitWaitingOrDone(cancelled);
            paused.release();
            assigned.get().statusCode(201);
            cancelled.get().statusCode(200).body("hindered", equalTo(1));
        }
        assertEquals(List.of(), texts("select registration_id from seat where session_id = '" + spareId + "'"));
        as("exam-officer")
                .get(exam(batch, "/entries"))
                .then()
                .body("items.status", contains("SEATED", "SEATED", "CONFIRMED"));
    }

    @Test
    void a_session_is_cancelled_once_by_two_at_the_same_time() throws Exception {
        try (var paused = new PausedStatement(database, "update", "exam_session", "new.id = '" + theory + "'")) {
            var first = callers.submit(() -> cancel(theory));
            paused.awaitReached();
            var second = callers.submit(() -> cancel(theory));
            paused.awaitWaitingOrDone(second);
            paused.release();
            first.get().statusCode(200).body("hindered", equalTo(2));
            second.get().statusCode(409).body("type", equalTo("urn:skillcert:problem:session-cancelled"));
        }
        assertEquals(2, events("SittingCancelled", people).size());
        assertEquals(
                List.of("1"),
                texts("select count(*) from audit_entry where act = 'cancel-session' and subject_id = '" + theory
                        + "'"));
    }

    @Test
    void a_late_check_in_list_can_not_take_an_absence_out_of_a_publication_that_has_started() throws Exception {
        var signature = signature(theory);
        allScoresButOneAbsence();
        try (var paused = new PausedStatement(database, "insert", "publication", "new.batch_id = '" + batch + "'")) {
            var publication = callers.submit(this::publish);
            paused.awaitReached();
            var merged = callers.submit(() -> merge(theory, signature, List.of(tick(1, "08:55"))));
            paused.awaitWaitingOrDone(merged);
            paused.release();
            publication.get().statusCode(201);
            merged.get().statusCode(409).body("type", equalTo("urn:skillcert:problem:already-published"));
        }
        awaitPublished(batch);
        as("exam-officer")
                .get(exam(batch, "/results"))
                .then()
                .body(
                        "items.find { it.registrationId == '" + registration(1) + "' }.result.subjects.status",
                        contains("ABSENT", "PASSED"));
    }

    @Test
    void a_registration_that_is_confirmed_after_the_publication_started_is_reported_for_a_move_or_refund()
            throws Exception {
        allScoresButOneAbsence();
        var late = confirmed(batch, 4);
        try (var paused = new PausedStatement(database, "insert", "publication", "new.batch_id = '" + batch + "'")) {
            var publication = callers.submit(this::publish);
            paused.awaitReached();
            var arrived = callers.submit(arrival(late.registrationId()));
            send(UUID.randomUUID().toString(), late);
            paused.awaitWaitingOrDone(arrived);
            paused.release();
            publication.get().statusCode(201);
            arrived.get();
        }
        var sent = events("SittingCancelled", List.of(late));
        assertEquals(1, sent.size());
        assertTrue(sent.get(0).value().contains(late.registrationId().toString()));
        awaitPublished(batch);
        plan(theorySession("2025-07-26T09:00:00+08:00"), skillsSession())
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-published"));
    }

    /** Waits until the entry of a registration is there. */
    private Callable<Void> arrival(UUID registration) {
        return () -> {
            ExamScenario.eventually()
                    .until(() -> texts("select status from exam_entry where registration_id = '" + registration + "'")
                                    .size()
                            == 1);
            return null;
        };
    }

    private void allScoresButOneAbsence() {
        clockAt("2025-07-26T08:30");
        checkIn(theory, ticket(0)).statusCode(200);
        clockAt("2025-07-27T18:00");
        close(theory).statusCode(200).body("absent", equalTo(1));
        scored(
                batch,
                List.of(
                        score(registration(0), "THEORETICAL_KNOWLEDGE", "75"),
                        score(registration(0), "OPERATIONAL_SKILLS", "75"),
                        score(registration(1), "OPERATIONAL_SKILLS", "75")));
        clockAt("2025-08-01T10:00");
    }

    private ValidatableResponse publish() {
        return once("exam-officer").post(exam(batch, "/publication")).then();
    }

    private List<String> texts(String query) throws Exception {
        return Rows.texts(database, query);
    }
}
