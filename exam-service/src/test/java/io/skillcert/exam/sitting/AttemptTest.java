package io.skillcert.exam.sitting;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The attempt of a candidate, from the machine to the sealed record. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AttemptTest extends SittingFixture {

    @Test
    void a_candidate_opens_starts_answers_and_submits() throws Exception {
        var answer = open(0, roomCode())
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("candidate.name", equalTo("测*甲"))
                .body("candidate.seat", equalTo(1))
                .body("level", equalTo(1))
                .body("state", equalTo("OPEN"))
                .body("opensPaperAt", startsWith("2025-07-26T08:30"))
                .body("token", matchesPattern("sitting_[A-Za-z0-9_-]{43}"))
                .extract();
        var machine = new Machine(answer.path("attempt"), answer.path("token"));
        machine.start().statusCode(409).body("type", equalTo(PROBLEM + "session-not-begun"));
        machine.save(answer(1, 1, true, "08:31"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "attempt-not-started"));
        var paper = machine.paper().statusCode(200).header("ETag", answer.<String>path("paperETag"));
        machine.call()
                .header("If-None-Match", answer.<String>path("paperETag"))
                .get("/v1/attempts/" + machine.attempt() + "/paper")
                .then()
                .statusCode(304);
        clockAt("2025-07-26T09:00");
        var started = machine.start()
                .statusCode(200)
                .body("deadline", startsWith("2025-07-26T10:30"))
                .body("order.items", containsInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8))
                .body("order.options", aMapWithSize(4))
                .extract();
        assertTrue(decrypted(paper.extract().asByteArray(), started.path("contentKey"))
                .contains("召回率"));
        clockAt("2025-07-26T09:20");
        var again = machine.start().statusCode(200).extract();
        assertEquals(started.<String>path("startedAt"), again.path("startedAt"));
        assertEquals(started.<Object>path("order"), again.path("order"));
        machine.save(List.of(answer(1, 1, true, "09:20"), answer(2, 5, "A", "09:20"), answer(3, 5, "B", "09:21")))
                .statusCode(200)
                .body("acked", equalTo(3))
                .body("seq", equalTo(3));
        machine.state()
                .statusCode(200)
                .body("acked", equalTo(3))
                .body("device", equalTo(1))
                .body("answers", equalTo(Map.of("1", true, "5", "B")));
        var receipt = machine.submit()
                .statusCode(200)
                .body("receipt", matchesPattern("[2-9A-HJ-NP-Z]{8}"))
                .body("events", equalTo(3))
                .extract();
        assertEquals(receipt.<String>path("receipt"), machine.submit().extract().path("receipt"));
        machine.save(answer(4, 2, true, "09:30")).statusCode(409).body("type", equalTo(PROBLEM + "attempt-sealed"));
        machine.paper().statusCode(409);
        assertSigned(receipt.path("jws"), machine.attempt());
    }

    private static String decrypted(byte[] content, String key) throws Exception {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Base64.getUrlDecoder().decode(key), "AES"),
                new GCMParameterSpec(128, content, 0, 12));
        return new String(cipher.doFinal(content, 12, content.length - 12), StandardCharsets.UTF_8);
    }

    private static void assertSigned(String jws, String attempt) throws Exception {
        var keys = JWKSet.parse(given().get("/.well-known/jwks.json").asString());
        var signed = JWSObject.parse(jws);
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
        assertTrue(signed.verify(new ECDSAVerifier(key)));
        assertEquals(attempt, signed.getPayload().toJSONObject().get("attempt"));
    }

    @Test
    void replayed_and_reordered_batches_store_each_answer_once_and_a_gap_stores_nothing() {
        var machine = started(0);
        var first = List.of(answer(1, 1, true, "09:01"), answer(2, 2, false, "09:02"));
        machine.save(List.of(answer(3, 3, true, "09:03")))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "answers-missing"))
                .body("detail", containsString("1"));
        machine.save(first).statusCode(200).body("acked", equalTo(2));
        machine.save(first).statusCode(200).body("acked", equalTo(2)).body("seq", equalTo(2));
        machine.save(List.of(answer(2, 2, false, "09:02"), answer(3, 2, true, "09:03")))
                .statusCode(200)
                .body("acked", equalTo(3));
        machine.save(List.of(answer(1, 1, true, "09:01")))
                .statusCode(200)
                .body("acked", equalTo(3))
                .body("seq", equalTo(3));
        machine.save(List.of(answer(2, 2, true, "09:02"), answer(3, 2, true, "09:03"), answer(4, 4, true, "09:04")))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "answer-number-reused"));
        machine.save(List.of(answer(4, 4, true, "09:04"), answer(6, 4, true, "09:04")))
                .statusCode(400)
                .body("violations.field", hasItem("events[1].n"));
        machine.state().body("acked", equalTo(3)).body("answers", equalTo(Map.of("1", true, "2", true)));
    }

    @Test
    void wrong_answers_are_refused_with_the_field_and_nothing_is_stored() {
        var machine = started(0);
        machine.save(answer(1, 9, true, "09:01"))
                .statusCode(400)
                .body("violations.field", hasItem("events[0].position"));
        machine.save(answer(1, 0, true, "09:01")).statusCode(400);
        machine.save(answer(1, 1, "x".repeat(16 * 1024), "09:01"))
                .statusCode(400)
                .body("violations.field", hasItem("events[0].response"));
        machine.save(answer(1, 1, "字\u0000", "09:01")).statusCode(400);
        machine.save(IntStream.rangeClosed(1, 101)
                        .mapToObj(n -> answer(n, 1, true, "09:01"))
                        .toList())
                .statusCode(400);
        machine.save(IntStream.rangeClosed(1, 5)
                        .mapToObj(n -> answer(n, 1, "x".repeat(15_000), "09:01"))
                        .toList())
                .statusCode(413);
        machine.call()
                .body(
                        "{\"events\":[{\"n\":1,\"position\":1,\"response\":1e99999,\"at\":\"2025-07-26T09:01:00+08:00\"}]}")
                .post("/v1/attempts/" + machine.attempt() + "/answers")
                .then()
                .statusCode(200);
        machine.save(answer(2, 2, "x".repeat(16 * 1024 - 2), "09:01")).statusCode(200);
        machine.state().body("acked", equalTo(2));
    }

    @Test
    void another_attempt_and_a_wrong_token_are_not_there() {
        var one = started(0);
        var other = opened(1);
        new Machine(one.attempt(), other.token())
                .save(answer(1, 1, true, "09:01"))
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "attempt-not-found"));
        new Machine(one.attempt(), "sitting_" + "A".repeat(43)).state().statusCode(404);
        new Machine(one.attempt(), "x").state().statusCode(404);
        given().get("/v1/attempts/" + one.attempt() + "/state").then().statusCode(404);
        as("candidate").get("/v1/attempts/" + one.attempt() + "/state").then().statusCode(404);
    }

    @Test
    void five_wrong_room_codes_lock_the_seat_until_an_invigilator_releases_it() {
        var right = roomCode();
        var wrong = right.equals("000000") ? "000001" : "000000";
        for (int left = 4; left > 0; left--) {
            open(0, wrong)
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "room-code-wrong"))
                    .body("detail", containsString(left + " tries"));
        }
        open(0, wrong).statusCode(409).body("type", equalTo(PROBLEM + "room-code-locked"));
        open(0, right).statusCode(409).body("type", equalTo(PROBLEM + "room-code-locked"));
        open(1, right).statusCode(201);
        invigilator("invigilator", "/device-releases", Map.of("seat", 1, "reason", "mistyped"))
                .statusCode(200)
                .body("lock", equalTo(true))
                .body("device", equalTo(false));
        open(0, right).statusCode(201);
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

    @Test
    void a_second_machine_is_bound_only_after_the_release_and_goes_on_with_the_answers() {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        open(0, roomCode()).statusCode(409).body("type", equalTo(PROBLEM + "device-bound"));
        invigilator("invigilator", "/device-releases", Map.of("seat", 1, "reason", "power supply"))
                .statusCode(200)
                .body("device", equalTo(true));
        machine.save(answer(2, 2, true, "09:02")).statusCode(409).body("type", equalTo(PROBLEM + "device-released"));
        var second = opened(0);
        assertEquals(machine.attempt(), second.attempt());
        second.state()
                .body("state", equalTo("STARTED"))
                .body("acked", equalTo(0))
                .body("device", equalTo(2))
                .body("answers", equalTo(Map.of("1", true)));
        second.save(answer(1, 1, false, "09:05")).statusCode(200).body("seq", equalTo(2));
        second.state().body("answers", equalTo(Map.of("1", false)));
    }

    @Test
    void two_machines_and_two_starts_at_the_same_time_make_one_attempt_with_one_start() throws Exception {
        var code = roomCode();
        var answers = both(() -> open(0, code), () -> open(0, code));
        assertEquals(List.of(201, 409), statuses(answers));
        var bound = answers.stream()
                .filter(answer -> answer.extract().statusCode() == 201)
                .findFirst()
                .orElseThrow()
                .extract();
        var machine = new Machine(bound.path("attempt"), bound.path("token"));
        clockAt("2025-07-26T09:00");
        var starts = both(machine::start, machine::start);
        assertEquals(List.of(200, 200), statuses(starts));
        assertEquals(
                starts.get(0).extract().<String>path("deadline"),
                starts.get(1).extract().path("deadline"));
        var saves =
                both(() -> machine.save(answer(1, 1, true, "09:01")), () -> machine.save(answer(1, 1, true, "09:01")));
        assertEquals(List.of(200, 200), statuses(saves));
        machine.state().body("acked", equalTo(1));
        assertEquals("1", text("select count(*) from answer_event where attempt_id = '" + machine.attempt() + "'"));
    }

    private static List<ValidatableResponse> both(
            Callable<ValidatableResponse> one, Callable<ValidatableResponse> other) throws Exception {
        var callers = Executors.newFixedThreadPool(2);
        try {
            var first = callers.submit(one);
            var second = callers.submit(other);
            return List.of(first.get(), second.get());
        } finally {
            callers.shutdown();
        }
    }

    private static List<Integer> statuses(List<ValidatableResponse> answers) {
        return answers.stream()
                .map(answer -> answer.extract().statusCode())
                .sorted()
                .toList();
    }

    @Test
    void a_candidate_without_check_in_or_too_late_does_not_start() throws Exception {
        Rows.change(
                database,
                "delete from check_in where registration_id = '" + people.get(0).registrationId() + "'");
        open(0, roomCode()).statusCode(409).body("type", equalTo(PROBLEM + "not-checked-in"));
        var machine = opened(1);
        clockAt("2025-07-26T09:31");
        machine.start().statusCode(409).body("type", equalTo(PROBLEM + "too-late-to-start"));
        var forged = ticket(0).substring(0, ticket(0).length() - 4) + "AAAA";
        given().contentType(ContentType.JSON)
                .body(Map.of("ticketCode", forged, "roomCode", "123456"))
                .post("/v1/attempts")
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "not-a-ticket"));
    }

    @Test
    void an_attempt_that_was_never_submitted_is_sealed_as_it_stands_after_the_grace_period() throws Exception {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        clockAtSecond("10:30:15");
        machine.save(answer(2, 2, true, "10:30")).statusCode(200);
        runJobs();
        machine.state().body("state", equalTo("STARTED"));
        clockAt("2025-07-26T10:31");
        machine.save(answer(3, 3, true, "10:31")).statusCode(200);
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
                .body("events.late", equalTo(List.of(false, true, true)))
                .body("roomEvents.kind", equalTo(List.of("OPENED", "DEVICE_BOUND", "STARTED", "TIME_OVER")));
    }

    private static ValidatableResponse record(Machine machine) {
        return as("auditor")
                .get("/v1/attempts/" + machine.attempt() + "/record")
                .then();
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
                    + " duration_s, grace_s) select gen_random_uuid(), registration_id, subject, session_id, paper_id,"
                    + " seat, positions, order_seed, duration_s, grace_s from attempt" + one);
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
    void a_machine_that_calls_too_often_is_slowed_down_and_loses_nothing() {
        var machine = started(0);
        var tooMany = false;
        for (int n = 1; n <= 40 && !tooMany; n++) {
            tooMany = machine.state().extract().statusCode() == 429;
        }
        assertTrue(tooMany);
    }

    @Test
    void the_key_of_the_paper_and_the_answers_are_not_stored_by_browsers() {
        var machine = started(0);
        machine.start().header("Cache-Control", "no-store");
        machine.state().header("Cache-Control", "no-store").body("notices", hasSize(0));
        machine.submit().header("Cache-Control", "no-store");
    }
}
