package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The room of a session, as its invigilators run it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class RoomTest extends SittingFixture {

    private ValidatableResponse view(String client) {
        return as(client).get("/v1/exam-sessions/" + session + "/room-view").then();
    }

    @Test
    void the_room_view_shows_who_is_connected_and_how_far_without_names() {
        var machine = started(0);
        machine.call()
                .body(Map.of("events", List.of(answer(1, 1, true, "09:00"), answer(2, 1, false, "09:00")), "unsent", 3))
                .post("/v1/attempts/" + machine.attempt() + "/answers")
                .then()
                .statusCode(200);
        var room = view("invigilator")
                .statusCode(200)
                .body("seats.seat", contains(1, 2))
                .body("seats.checkedIn", contains(true, true))
                .body("seats[0].attempt.id", equalTo(machine.attempt()))
                .body("seats[0].attempt.state", equalTo("STARTED"))
                .body("seats[0].attempt.connected", equalTo(true))
                .body("seats[0].attempt.unsent", equalTo(3))
                .body("seats[0].attempt.answered", equalTo(1))
                .body("seats[0].attempt.positions", equalTo(8))
                .body("seats[0].attempt.events", equalTo(2))
                .body("seats[1].attempt", nullValue())
                .extract()
                .asString();
        assertEquals(-1, room.indexOf('测'));
        clockAt("2025-07-26T09:02");
        view("exam-officer").body("seats[0].attempt.connected", equalTo(false));
        machine.state().statusCode(200);
        view("invigilator").body("seats[0].attempt.connected", equalTo(true));
    }

    @Test
    void an_invigilator_of_another_session_sees_and_changes_nothing() {
        var machine = started(0);
        view("invigilator.3").statusCode(404).body("type", equalTo(PROBLEM + "session-not-found"));
        as("invigilator.3")
                .post("/v1/exam-sessions/" + session + "/room-codes")
                .then()
                .statusCode(404);
        invigilator("invigilator.3", "/device-releases", Map.of("seat", 1, "reason", "x"))
                .statusCode(404);
        invigilator("invigilator.3", "/notices", Map.of("text", "x")).statusCode(404);
        invigilator("invigilator.3", "/incidents", Map.of("kind", "OTHER", "description", "x"))
                .statusCode(404);
        invigilator("invigilator.3", "/time-grants", Map.of("minutes", 5, "reason", "x"))
                .statusCode(404);
        invigilator("invigilator", "/time-grants", Map.of("minutes", 5, "reason", "x", "attempt", UUID.randomUUID()))
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "attempt-not-found"));
        view("candidate").statusCode(403);
        machine.state().body("deadline", startsWith("2025-07-26T10:30"));
    }

    private String deadline(Machine machine) {
        return machine.state().extract().<String>path("deadline").substring(11, 16);
    }

    @Test
    void up_to_ten_minutes_are_granted_by_one_person_and_more_by_two() {
        var machine = started(0);
        var other = opened(1);
        Map<String, Object> five = Map.of("attempt", machine.attempt(), "minutes", 5, "reason", "a broken keyboard");
        invigilator("invigilator", "/time-grants", five).statusCode(201).body("inForce", equalTo(true));
        assertEquals("10:35", deadline(machine));
        invigilator("invigilator.2", "/time-grants", five).statusCode(201).body("inForce", equalTo(true));
        assertEquals("10:40", deadline(machine));
        String many = invigilator("invigilator", "/time-grants", five)
                .statusCode(201)
                .body("inForce", equalTo(false))
                .extract()
                .path("id");
        assertEquals("10:40", deadline(machine));
        approve("invigilator", many).statusCode(409).body("type", equalTo(PROBLEM + "same-person"));
        approve("invigilator.2", UUID.randomUUID().toString()).statusCode(404);
        approve("invigilator.2", many).statusCode(200).body("inForce", equalTo(true));
        approve("exam-officer", many).statusCode(409).body("type", equalTo(PROBLEM + "time-grant-in-force"));
        assertEquals("10:45", deadline(machine));
        String all = invigilator("invigilator", "/time-grants", Map.of("minutes", 20, "reason", "no power"))
                .statusCode(201)
                .extract()
                .path("id");
        clockAt("2025-07-26T09:05");
        other.start().statusCode(200);
        approve("exam-officer", all).statusCode(200);
        assertEquals("11:05", deadline(machine));
        assertEquals("10:35", deadline(other)); // it had not begun when the power failed
        assertRefused("time_grant_is_approved_once", "update time_grant set seconds = 1 where id = '" + all + "'");
        assertRefused("time_grant_is_approved_once", "delete from time_grant where id = '" + all + "'");
    }

    @Test
    void a_grant_a_second_before_the_deadline_counts_for_saving_sealing_and_the_clock_shown_and_is_entered_once()
            throws Exception {
        var machine = started(0);
        clockAtSecond("10:29:59");
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as("invigilator")
                    .header("Idempotency-Key", key)
                    .body(Map.of("attempt", machine.attempt(), "minutes", 10, "reason", "fire alarm"))
                    .post("/v1/exam-sessions/" + session + "/time-grants")
                    .then()
                    .statusCode(201);
        }
        clockAt("2025-07-26T10:35");
        runJobs();
        machine.save(answer(1, 1, true, "10:35")).statusCode(200).body("deadline", startsWith("2025-07-26T10:40"));
        assertEquals(
                List.of("1"),
                Rows.texts(
                        database,
                        "select position from counted_answer where attempt_id = '" + machine.attempt() + "'"));
        machine.submit().statusCode(200);
        invigilator(
                        "invigilator",
                        "/time-grants",
                        Map.of("attempt", machine.attempt(), "minutes", 1, "reason", "too late"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "attempt-sealed"));
    }

    @Test
    void an_attempt_is_not_sealed_while_a_second_person_can_still_approve_its_time() {
        var machine = started(0);
        var other = started(1);
        clockAt("2025-07-26T10:29");
        var own = pending(Map.of("attempt", machine.attempt(), "minutes", 15, "reason", "a broken machine"));
        var all = pending(Map.of("minutes", 20, "reason", "no power"));
        nothingUnsentAt("10:30:20", machine, other);
        clockAtSecond("10:31:40");
        runJobs();
        approve("invigilator.2", own).statusCode(200).body("inForce", equalTo(true));
        machine.save(answer(1, 1, true, "10:31")).statusCode(200).body("deadline", startsWith("2025-07-26T10:45"));
        approve("exam-officer", all).statusCode(200).body("inForce", equalTo(true));
        machine.save(answer(2, 2, true, "10:31")).statusCode(200).body("deadline", startsWith("2025-07-26T11:05"));
        other.save(answer(1, 1, true, "10:31")).statusCode(200).body("deadline", startsWith("2025-07-26T10:50"));
        nothingUnsentAt("11:05:30", machine, other);
        clockAt("2025-07-26T11:07");
        runJobs();
        machine.state().body("state", equalTo("SEALED"));
        other.state().body("state", equalTo("SEALED"));
        invigilator("invigilator", "/time-grants", Map.of("minutes", 5, "reason", "too late"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "attempt-sealed"));
    }

    private String pending(Map<String, Object> grant) {
        return invigilator("invigilator", "/time-grants", grant)
                .statusCode(201)
                .body("inForce", equalTo(false))
                .extract()
                .path("id");
    }

    private static void nothingUnsentAt(String time, Machine... machines) {
        clockAtSecond(time);
        for (var machine : machines) {
            machine.call()
                    .get("/v1/attempts/" + machine.attempt() + "/state?unsent=0")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void answers_rescued_from_a_machine_without_a_network_count_in_an_approved_interruption() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:10")).statusCode(200);
        clockAt("2025-07-26T10:00");
        String id = invigilator(
                        "invigilator",
                        "/interruptions",
                        Map.of(
                                "attempt", machine.attempt(),
                                "from", "2025-07-26T09:30:00+08:00",
                                "cause", "a cable was cut"))
                .statusCode(201)
                .body("to", nullValue())
                .extract()
                .path("id");
        clockAt("2025-07-26T10:50");
        runJobs();
        machine.state().body("state", equalTo("STARTED")); // it waits for the decision
        var queue = List.of(
                answer(1, 1, true, "09:10"),
                answer(2, 2, true, "09:20"),
                answer(3, 3, true, "09:40"),
                answer(4, 4, true, "10:40"));
        rescue(machine, queue, "x".repeat(43)).statusCode(400).body("violations.field", hasItem("mac"));
        rescue(machine, queue, mac(machine, queue))
                .statusCode(200)
                .body("added", equalTo(3))
                .body("acked", equalTo(4));
        rescue(machine, queue, mac(machine, queue)).statusCode(200).body("added", equalTo(0));
        assertEquals(List.of("1"), counted(machine));
        decide("invigilator", id, "APPROVED", "10:45").statusCode(409).body("type", equalTo(PROBLEM + "same-person"));
        decide("invigilator.2", id, "APPROVED", null).statusCode(400).body("violations.field", contains("to"));
        decide("invigilator.2", id, "APPROVED", "10:45").statusCode(200).body("decision", equalTo("APPROVED"));
        decide("exam-officer", id, "REFUSED", null)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "interruption-decided"));
        // The second was given before the interruption, the fourth after the deadline.
        assertEquals(List.of("1", "3"), counted(machine));
        runJobs();
        as("auditor")
                .get("/v1/attempt-records/" + machine.attempt())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("events.rescued", contains(false, true, true, true))
                .body("roomEvents.kind", hasItem("RESCUED"));
        rescue(machine, queue, mac(machine, queue)).statusCode(200).body("added", equalTo(0));
    }

    @Test
    void a_rescued_answer_never_replaces_a_newer_one_of_the_next_machine() throws Exception {
        var machine = started(0);
        invigilator("invigilator", "/device-releases", Map.of("seat", 1, "reason", "no network"));
        var second = opened(0);
        second.save(answer(1, 1, false, "09:20")).statusCode(200);
        var queue = List.of(answer(1, 1, true, "09:05"), answer(2, 2, true, "09:06"));
        rescue(machine, queue, mac(machine, queue)).statusCode(200);
        second.state().body("answers", equalTo(Map.of("1", false, "2", true)));
    }

    @Test
    void notices_ride_on_acknowledgements_to_the_room_or_to_one_candidate() {
        var machine = started(0);
        var other = started(1);
        invigilator("invigilator", "/notices", Map.of("text", "考试还剩十分钟")).statusCode(201);
        invigilator("invigilator", "/notices", Map.of("text", "请举手", "attempt", machine.attempt()))
                .statusCode(201);
        machine.save(answer(1, 1, true, "09:01")).body("notices.text", contains("考试还剩十分钟", "请举手"));
        other.state().body("notices.text", contains("考试还剩十分钟"));
        invigilator("invigilator", "/notices", Map.of("text", " ")).statusCode(400);
        invigilator("invigilator", "/incidents", Map.of("kind", "EQUIPMENT", "description", "the beamer failed"))
                .statusCode(201);
        view("invigilator").body("incidents.kind", contains("EQUIPMENT"));
        once("examiner")
                .body(Map.of("text", "x"))
                .post("/v1/exam-sessions/" + session + "/notices")
                .then()
                .statusCode(403);
    }

    @Test
    void a_room_code_is_current_for_a_minute_and_accepted_for_another() {
        var first = roomCode();
        clockAt("2025-07-26T08:33");
        open(0, first).statusCode(409).body("type", equalTo(PROBLEM + "room-code-wrong"));
        var second = roomCode();
        assertEquals(second, roomCode());
        clockAt("2025-07-26T08:34");
        open(0, second).statusCode(201);
    }
}
