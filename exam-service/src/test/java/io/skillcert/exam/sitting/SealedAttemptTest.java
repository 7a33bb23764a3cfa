package io.skillcert.exam.sitting;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of an attempt, its record, and the rules that the database holds. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SealedAttemptTest extends SittingFixture {

    @Test
    void an_attempt_that_was_never_submitted_is_sealed_as_it_stands_after_the_grace_period() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        clockAtSecond("10:30:15");
        machine.save(answer(2, 2, true, "10:30")).statusCode(200);
        runJobs();
        machine.state().body("state", equalTo("STARTED"));
        clockAt("2025-07-26T10:31");
        runJobs();
        machine.state().body("state", equalTo("SEALED"));
        machine.save(answer(4, 4, true, "10:31")).statusCode(409).body("type", equalTo(PROBLEM + "attempt-sealed"));
        assertEquals(
                List.of("1", "2"),
                Rows.texts(
                        database,
                        "select position from counted_answer where attempt_id = '" + machine.attempt()
                                + "' order by position"));
        record(machine)
                .statusCode(200)
                .body("because", equalTo("TIME_OVER"))
                .body("intact", equalTo(true))
                .body("events.late", equalTo(List.of(false, true)))
                .body("roomEvents.kind", equalTo(List.of("OPENED", "DEVICE_BOUND", "STARTED", "TIME_OVER")));
    }

    @Test
    void EXM_14_misconduct_ends_the_running_attempt_and_keeps_an_opened_one_from_starting() throws Exception {
        var waiting = opened(1);
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        for (var person : people) {
            once("exam-officer")
                    .body(Map.of(
                            "registrationId",
                            person.registrationId(),
                            "subject",
                            THEORY,
                            "reason",
                            "exchanged notes with the neighbour"))
                    .post("/v1/exam-batches/" + batch + "/misconducts")
                    .then()
                    .statusCode(201);
        }
        runJobs();
        machine.state().body("state", equalTo("SEALED"));
        record(machine)
                .body("because", equalTo("MISCONDUCT"))
                .body("intact", equalTo(true))
                .body("events.response", equalTo(List.of("true")));
        waiting.start().statusCode(409).body("type", equalTo(PROBLEM + "not-expected-here"));
    }

    private static ValidatableResponse record(Machine machine) {
        return as("auditor").get("/v1/attempt-records/" + machine.attempt()).then();
    }

    @Test
    void a_tampered_log_is_found_by_the_record_and_by_anybody_who_verifies_it() throws Exception {
        var machine = started(0);
        record(machine).statusCode(409).body("type", equalTo(PROBLEM + "attempt-not-sealed"));
        machine.save(List.of(answer(1, 1, true, "09:01"), answer(2, 5, "A", "09:02"), answer(3, 6, "B", "09:03")));
        machine.submit().statusCode(200);
        var sealed = record(machine).body("intact", equalTo(true)).extract();
        List<Map<String, Object>> events = sealed.path("events");
        verify(sealed.path("jws"), events)
                .body("signed", equalTo(true))
                .body("intact", equalTo(true))
                .body("receipt", equalTo(sealed.<String>path("receipt")));
        verify(sealed.path("jws"), events.subList(0, 2))
                .body("intact", equalTo(false))
                .body("firstBroken", equalTo(3));
        verify(sealed.<String>path("jws").replace('.', 'x'), null).body("signed", equalTo(false));
        var changed = new HashMap<>(events.get(1));
        changed.put("response", "\"C\"");
        verify(sealed.path("jws"), List.of(events.get(0), changed, events.get(2)))
                .body("intact", equalTo(false))
                .body("firstBroken", equalTo(2));
        Rows.change(database, "alter table answer_event disable trigger user");
        Rows.change(
                database,
                "update answer_event set response = '\"C\"' where seq = 2 and attempt_id = '" + machine.attempt()
                        + "'");
        Rows.change(database, "alter table answer_event enable trigger user");
        record(machine).body("intact", equalTo(false));
    }

    private static ValidatableResponse verify(String jws, List<Map<String, Object>> events) {
        var body = new HashMap<String, Object>(Map.of("jws", jws));
        if (events != null) {
            body.put("events", events);
        }
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/attempt-records/verification")
                .then()
                .statusCode(200);
    }

    @Test
    void the_database_holds_the_rules_whatever_the_code_does() throws Exception {
        var machine = opened(0);
        var one = " where id = '" + machine.attempt() + "'";
        var of = " where attempt_id = '" + machine.attempt() + "'";
        assertRefused("attempt_starts_with_its_session", "update attempt set state = 'STARTED'" + one);
        assertRefused("attempt_states_in_order", "update attempt set state = 'SEALED'" + one);
        assertRefused("answer_event_while_started", insert(machine, 1, 1));
        clockAt("2025-07-26T09:00");
        machine.start().statusCode(200);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        Rows.change(
                database,
                "update attempt set deadline_at = now() + interval '9 years', granted_s = 9999, head_seq = 7" + one);
        assertEquals(
                "2025-07-26 10:30 0 1",
                text("select to_char(deadline_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || ' ' ||"
                        + " granted_s || ' ' || head_seq from attempt" + one));
        assertRefused("attempt_facts_never_change", "update attempt set duration_s = 9" + one);
        assertRefused("answer_event_of_the_paper", insert(machine, 2, 9));
        assertRefused("answer_event_numbered_without_gaps", insert(machine, 3, 1));
        assertRefused("answer_event_sent_once", insert(machine, 1, 1));
        assertRefused("append-only", "update answer_event set late = true" + of);
        assertRefused("append-only", "delete from answer_event" + of);
        assertRefused("device_is_released_once", "update device set token_hash = ''" + of);
        assertRefused(
                "device_one_live_per_attempt",
                "insert into device (attempt_id, no, token_hash) values ('" + machine.attempt() + "', 2, 'x')");
        assertRefused(
                "attempt_once",
                "insert into attempt (id, registration_id, subject, session_id, paper_id, seat, positions, order_seed,"
                        + " duration_s, grace_s, awaited_s) select gen_random_uuid(), registration_id, subject, session_id, paper_id,"
                        + " seat, positions, order_seed, duration_s, grace_s, awaited_s from attempt" + one);
        assertRefused(
                "attempt_seal_of_all_events",
                "insert into attempt_seal select id, 0, head_hash, '', '', 'ABCDEFGH', '', business_time(), 'SUBMITTED'"
                        + " from attempt" + one);
        assertRefused(
                "attempt_seal_after_the_time",
                "insert into attempt_seal select id, 1, head_hash, '', '', 'ABCDEFGH', '', business_time(), 'TIME_OVER'"
                        + " from attempt" + one);
        machine.submit().statusCode(200);
        assertRefused("answer_event_while_started", insert(machine, 2, 1));
        assertRefused("attempt_sealed_is_final", "update attempt set unsent = 1" + one);
        assertRefused("append-only", "delete from attempt_seal" + of);
        assertFalse(Rows.texts(database, "select 1 from attempt_seal" + of).isEmpty());
    }

    private static String insert(Machine machine, int n, int position) {
        return "insert into answer_event (attempt_id, device_no, n, position, response, client_at) values ('"
                + machine.attempt() + "', 1, " + n + ", " + position + ", 'true', now())";
    }

    @Test
    void the_key_of_the_paper_and_the_answers_are_not_stored_by_browsers() {
        var machine = started(0);
        machine.start().header("Cache-Control", "no-store");
        machine.state().header("Cache-Control", "no-store").body("notices", hasSize(0));
        machine.submit().header("Cache-Control", "no-store");
    }
}
