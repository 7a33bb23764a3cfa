package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.examinerId;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.PausedStatement;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A public emergency cancels a session while candidates sit it: what they have answered counts for nobody (REG-12). */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class CancelledSessionTest extends SittingFixture {

    private final ExecutorService callers = Executors.newFixedThreadPool(2);

    @AfterEach
    void endCallers() {
        callers.shutdown();
    }

    private ValidatableResponse cancel() {
        return once("exam-officer")
                .body(Map.of("reason", "fire alarm"))
                .post("/v1/exam-sessions/" + session + "/cancellation")
                .then();
    }

    private void planAgain(String theory) {
        once("exam-officer")
                .body(Map.of(
                        "sessions",
                        List.of(
                                session(THEORY, room, 10, theory),
                                session("OPERATIONAL_SKILLS", room, 10, "2025-07-27T09:00:00+08:00"),
                                session("COMPREHENSIVE_REVIEW", room, 10, "2025-07-27T14:00:00+08:00"))))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201);
        session = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == '" + THEORY + "' && it.startsAt.startsWith('"
                        + theory.substring(0, 16) + "') }.id");
    }

    private static ValidatableResponse record(Machine machine) {
        return as("auditor").get("/v1/attempt-records/" + machine.attempt()).then();
    }

    private List<String> theoryScores() throws Exception {
        return texts("select s.value || ' ' || s.entered_by from score s where s.subject = '" + THEORY
                + "' and s.registration_id in ('" + people.get(0).registrationId() + "', '"
                + people.get(1).registrationId() + "') order by s.value");
    }

    private List<String> toMark() throws Exception {
        return texts("select q.attempt_id from attempt_to_mark q join attempt a on a.id = q.attempt_id"
                + " join exam_session s on s.id = a.session_id where s.batch_id = '" + batch + "'");
    }

    @Test
    void REG_12_candidates_of_a_session_cancelled_in_the_middle_sit_again_on_a_computer_or_on_paper() throws Exception {
        var handedIn = started(0);
        var running = started(1);
        handedIn.save(answer(1, 1, true, "09:01")).statusCode(200);
        handedIn.submit().statusCode(200);
        running.save(answer(1, 1, true, "09:02")).statusCode(200);
        runJobs();
        assertEquals(List.of("10.00 computer"), theoryScores());
        clockAt("2025-07-26T10:00");
        cancel().statusCode(200).body("hindered", equalTo(2));
        runJobs();
        assertEquals(List.of(), theoryScores());
        assertEquals(List.of(), toMark());
        record(handedIn).body("because", equalTo("SUBMITTED"));
        record(running)
                .body("because", equalTo("CANCELLED"))
                .body("intact", equalTo(true))
                .body("roomEvents.kind", hasItem("CANCELLED"));
        running.save(answer(2, 2, true, "10:01")).statusCode(409).body("type", equalTo(PROBLEM + "attempt-sealed"));
        running.submit().statusCode(200).body("because", equalTo("CANCELLED")).body("events", equalTo(1));
        handedIn.submit().statusCode(200).body("because", equalTo("SUBMITTED"));

        planAgain("2025-07-26T15:00:00+08:00");
        papersAreApproved();
        as("exam-officer")
                .body(Map.of("accounts", List.of("invigilator")))
                .put("/v1/exam-sessions/" + session + "/invigilators")
                .then()
                .statusCode(200);
        examinerChecksIn(1);
        var again = opened(1);
        clockAt("2025-07-26T15:00");
        again.start().statusCode(200);
        again.save(answer(1, 1, true, "15:01")).statusCode(200);
        again.save(answer(2, 2, true, "15:01")).statusCode(200);
        again.submit().statusCode(200);
        runJobs();
        assertEquals(List.of("20.00 computer"), theoryScores());
        as("auditor")
                .get("/v1/exam-entries/" + people.get(1).registrationId() + "/markings")
                .then()
                .body("markings", hasSize(1))
                .body("markings[0].attempt", equalTo(again.attempt()));

        clockAt("2025-07-28T09:00");
        var scores = new ArrayList<Map<String, Object>>();
        scores.add(score(people.get(0).registrationId(), THEORY, "80"));
        people.forEach(person -> {
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
            scores.add(score(person.registrationId(), "COMPREHENSIVE_REVIEW", "75"));
        });
        scored(batch, scores);
        published(batch);
    }

    private void examinerChecksIn(int person) {
        as("exam-officer")
                .body(Map.of("examinerIds", List.of(examinerId("examiner"))))
                .put("/v1/exam-sessions/" + session + "/examiners")
                .then()
                .statusCode(200);
        clockAt("2025-07-26T14:30");
        checkIn(person);
    }

    @Test
    void an_interruption_that_was_open_when_the_session_was_cancelled_holds_nothing_back() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        invigilator(
                        "invigilator",
                        "/interruptions",
                        Map.of("from", "2025-07-26T09:00:00+08:00", "cause", "a cable was cut"))
                .statusCode(201);
        cancel().statusCode(200);
        runJobs();
        record(machine).body("because", equalTo("CANCELLED"));
        assertEquals(List.of(), toMark());
    }

    @Test
    void a_hand_in_that_meets_the_cancellation_is_not_marked() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        try (var paused = new PausedStatement(
                database, "insert", "attempt_to_mark", "new.attempt_id = '" + machine.attempt() + "'")) {
            var submitted = callers.submit(machine::submit);
            paused.awaitReached();
            var cancelled = callers.submit(this::cancel);
            paused.awaitWaitingOrDone(cancelled);
            paused.release();
            submitted.get().statusCode(200);
            cancelled.get().statusCode(200);
        }
        runJobs();
        assertEquals(List.of(), toMark());
        assertEquals(List.of(), theoryScores());
    }

    @Test
    void an_attempt_that_is_handed_in_after_the_cancellation_is_sealed_as_cancelled() {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        cancel().statusCode(200);
        machine.submit().statusCode(200).body("because", equalTo("CANCELLED")).body("events", equalTo(1));
        record(machine).body("because", equalTo("CANCELLED")).body("intact", equalTo(true));
    }

    @Test
    void a_machine_whose_attempt_was_not_started_learns_of_the_cancellation() {
        var machine = opened(0);
        machine.state().statusCode(200).body("state", equalTo("OPEN"));
        cancel().statusCode(200);
        machine.state().statusCode(409).body("type", equalTo(PROBLEM + "session-cancelled"));
    }

    @Test
    void a_session_whose_scores_were_computed_before_yesterday_has_taken_place() {
        var machine = started(0);
        machine.submit().statusCode(200);
        runJobs();
        clockAt("2025-07-28T00:01");
        cancel().statusCode(409).body("type", equalTo(PROBLEM + "session-was-sat"));
        clockAt("2025-07-27T23:59");
        cancel().statusCode(200);
    }

    @Test
    void only_an_attempt_of_a_cancelled_session_is_sealed_as_such_and_none_is_queued_for_marking() throws Exception {
        var machine = started(0);
        assertRefused(
                "attempt_seal_of_cancelled_session",
                "insert into attempt_seal select id, 0, head_hash, '', '', 'ABCDEFGH', '', business_time(), 'CANCELLED'"
                        + " from attempt where id = '" + machine.attempt() + "'");
        cancel().statusCode(200);
        runJobs();
        Rows.change(
                database,
                "insert into attempt_to_mark (attempt_id, since) values ('" + machine.attempt() + "', now())");
        assertEquals(List.of(), toMark());
    }
}
