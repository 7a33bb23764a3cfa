package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A network that fails over the deadline: no answer is lost, and what came late is judged by rule. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class LateAnswersTest extends SittingFixture {

    private String state(Machine machine) throws Exception {
        return text("select state from attempt where id = '" + machine.attempt() + "'");
    }

    private static ValidatableResponse save(Machine machine, int unsent, Map<String, Object> answer) {
        return machine.call()
                .body(Map.of("events", List.of(answer), "unsent", unsent))
                .post("/v1/attempts/" + machine.attempt() + "/answers")
                .then();
    }

    private static ValidatableResponse record(Machine machine) {
        return as("auditor").get("/v1/attempt-records/" + machine.attempt()).then();
    }

    private void approvedInterruption(String from, String to) {
        String id = invigilator(
                        "invigilator",
                        "/interruptions",
                        Map.of(
                                "from", "2025-07-26T" + from + ":00+08:00",
                                "to", "2025-07-26T" + to + ":00+08:00",
                                "cause", "a cable was cut"))
                .statusCode(201)
                .extract()
                .path("id");
        decide("invigilator.2", id, "APPROVED", null).statusCode(200);
    }

    @Test
    void DLV_09_an_attempt_whose_machine_was_cut_off_before_the_deadline_stays_open_for_its_answers() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        clockAt("2025-07-26T10:32");
        runJobs();
        assertEquals("STARTED", state(machine));
        clockAt("2025-07-26T11:00");
        save(machine, 1, answer(2, 2, true, "10:20")).statusCode(200);
        runJobs();
        assertEquals("STARTED", state(machine)); // it has said that it has another answer
        save(machine, 0, answer(3, 3, true, "10:21")).statusCode(200);
        runJobs();
        record(machine)
                .body("because", equalTo("TIME_OVER"))
                .body("intact", equalTo(true))
                .body("events.late", contains(false, true, true));
        assertEquals(List.of("1"), counted(machine));
        approvedInterruption("10:15", "10:59");
        assertEquals(List.of("1", "2", "3"), counted(machine));
    }

    @Test
    void DLV_09_a_machine_that_was_heard_of_after_the_deadline_with_nothing_unsent_is_not_waited_for()
            throws Exception {
        var machine = started(0);
        clockAtSecond("10:30:05");
        machine.call().get("/v1/attempts/" + machine.attempt() + "/state?unsent=0");
        clockAt("2025-07-26T10:32");
        runJobs();
        assertEquals("SEALED", state(machine));
    }

    @Test
    void DLV_09_after_an_hour_an_attempt_is_sealed_and_a_rescue_file_is_kept_beside_the_seal() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        clockAt("2025-07-26T11:29");
        runJobs();
        assertEquals("STARTED", state(machine));
        clockAt("2025-07-26T11:31");
        runJobs();
        assertEquals("SEALED", state(machine));
        var queue = List.of(
                answer(1, 1, true, "09:01"),
                answer(2, 2, true, "10:20"),
                answer(3, 3, true, "10:10"),
                answer(4, 4, true, "10:40"));
        rescue(machine, queue.subList(2, 4), mac(machine, queue.subList(2, 4)))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "answers-missing"));
        rescue(machine, queue, mac(machine, queue))
                .statusCode(200)
                .body("added", equalTo(3))
                .body("acked", equalTo(4))
                .body("afterSeal", equalTo(true));
        rescue(machine, queue, mac(machine, queue)).statusCode(200).body("added", equalTo(0));
        var other = List.of(answer(1, 1, true, "09:01"), answer(2, 2, false, "10:20"));
        rescue(machine, other, mac(machine, other))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "answer-number-reused"));
        record(machine)
                .body("intact", equalTo(true))
                .body("events", hasSize(1))
                .body("afterSeal.position", contains(2, 3, 4))
                .body("afterSeal.response", contains("true", "true", "true"));
        runJobs();
        assertEquals("10.00", score());
        // Two people decide, and the attempt is marked again: the third answer was given before, the fourth after the
        // deadline.
        approvedInterruption("10:15", "11:00");
        assertEquals(List.of("1", "2"), counted(machine));
        runJobs();
        assertEquals("20.00", score());
    }

    private String score() throws Exception {
        return text("select value from score where registration_id = '"
                + people.get(0).registrationId() + "'");
    }

    @Test
    void a_file_that_arrives_after_the_decision_is_marked_too_and_never_replaces_a_newer_answer() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, false, "09:01")).statusCode(200);
        clockAt("2025-07-26T09:30");
        invigilator("invigilator", "/device-releases", Map.of("seat", 1, "reason", "no network"))
                .statusCode(200);
        var second = opened(0);
        second.save(answer(1, 2, true, "09:31")).statusCode(200);
        second.submit().statusCode(200);
        approvedInterruption("09:10", "09:30");
        runJobs();
        assertEquals("10.00", score());
        var queue = List.of(answer(1, 1, false, "09:01"), answer(2, 1, true, "09:20"), answer(3, 2, false, "09:21"));
        rescue(machine, queue, mac(machine, queue)).statusCode(200).body("added", equalTo(2));
        runJobs();
        assertEquals("20.00", score());
    }

    @Test
    void the_database_holds_what_stands_beside_a_seal() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        assertRefused("answer_after_seal_of_sealed_attempt", insert(machine, 2, 2));
        machine.submit().statusCode(200);
        assertRefused("answer_after_seal_numbered_without_gaps", insert(machine, 1, 2));
        assertRefused("answer_after_seal_numbered_without_gaps", insert(machine, 3, 2));
        assertRefused("answer_after_seal_of_the_paper", insert(machine, 2, 9));
        var queue = List.of(answer(1, 1, true, "09:01"), answer(2, 2, true, "09:02"));
        rescue(machine, queue, mac(machine, queue)).statusCode(200).body("added", equalTo(1));
        assertRefused("append-only", "update answer_after_seal set response = 'false'");
        assertRefused("append-only", "delete from answer_after_seal");
    }

    private static String insert(Machine machine, int n, int position) {
        return "insert into answer_after_seal (attempt_id, device_no, n, position, response, client_at) values ('"
                + machine.attempt() + "', 1, " + n + ", " + position + ", 'true', now())";
    }
}
