package io.skillcert.exam.sitting;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.PausedStatement;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        machine.start()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "session-not-begun"))
                .body("detail", containsString("2025-07-26 09:00"));
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

    static String decrypted(byte[] content, String key) throws Exception {
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
    void ten_thousand_answers_at_once_are_refused_and_nothing_is_stored() throws Exception {
        var machine = started(0);
        machine.save(IntStream.rangeClosed(1, 10_000)
                        .mapToObj(n -> answer(n, 1, true, "09:01"))
                        .toList())
                .statusCode(413)
                .body("type", equalTo(PROBLEM + "body-too-large"));
        // Small enough to be read.
        machine.call()
                .body("{\"events\": [" + "{},".repeat(9_999) + "{}]}")
                .post("/v1/attempts/" + machine.attempt() + "/answers")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("events[0].n"));
        assertEquals("0", text(answersOf(machine)));
    }

    @Test
    void an_answer_that_is_sent_ten_times_is_stored_once() throws Exception {
        var machine = started(0);
        for (int i = 0; i < 10; i++) {
            machine.save(answer(1, 1, true, "09:01"))
                    .statusCode(200)
                    .body("acked", equalTo(1))
                    .body("seq", equalTo(1));
        }
        assertEquals("1", text(answersOf(machine)));
    }

    private static String answersOf(Machine machine) {
        return "select count(*) from answer_event where attempt_id = '" + machine.attempt() + "'";
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
                    .body("detail", containsString(Integer.toString(left)));
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
    void a_repeated_release_does_not_release_the_next_machine() {
        opened(0);
        var key = UUID.randomUUID().toString();
        release(key).body("device", equalTo(true));
        var second = opened(0);
        release(key).body("device", equalTo(true)).header("Idempotency-Replayed", "true");
        second.state().statusCode(200).body("device", equalTo(2));
    }

    private ValidatableResponse release(String key) {
        return as("invigilator")
                .header("Idempotency-Key", key)
                .body(Map.of("seat", 1, "reason", "power supply"))
                .post("/v1/exam-sessions/" + session + "/device-releases")
                .then()
                .statusCode(200);
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

    @Test
    void an_answer_that_waits_while_its_machine_is_released_is_refused() throws Exception {
        var machine = started(0);
        var callers = Executors.newFixedThreadPool(2);
        try (var paused =
                new PausedStatement(database, "update", "device", "new.attempt_id = '" + machine.attempt() + "'")) {
            var released = callers.submit(() -> release(UUID.randomUUID().toString()));
            paused.awaitReached();
            var saved = callers.submit(() -> machine.save(answer(1, 1, true, "09:01")));
            paused.awaitWaitingOrDone(saved);
            paused.release();
            released.get();
            saved.get().statusCode(409).body("type", equalTo("urn:skillcert:problem:device-released"));
        } finally {
            callers.shutdown();
        }
        assertEquals("0", text("select count(*) from answer_event where attempt_id = '" + machine.attempt() + "'"));
    }

    private static List<ValidatableResponse> both(
            Callable<ValidatableResponse> one, Callable<ValidatableResponse> other) throws Exception {
        return atOnce(List.of(one, other));
    }

    private static List<ValidatableResponse> atOnce(List<Callable<ValidatableResponse>> calls) throws Exception {
        var callers = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<ValidatableResponse>();
            for (var answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
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
    void EXM_14_who_is_barred_after_the_check_in_gets_no_attempt() throws Exception {
        ExamScenario.barredByAnEarlierSitting(database, people.get(0).registrationId(), "2026-07-26");
        open(0, roomCode())
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "barred-from-exams"))
                .body("detail", containsString("2026-07-26"));
        open(1, roomCode()).statusCode(201);
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
    void a_machine_that_calls_too_often_is_slowed_down_and_loses_nothing() throws Exception {
        var machine = started(0);
        var saved = machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        // At once, so that a slow computer can't give the bucket time to refill.
        var answers = atOnce(Collections.nCopies(100, machine::state));
        assertTrue(statuses(answers).contains(429));
        var acked = saved.extract().<Integer>path("acked");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> machine.state().statusCode(200).body("acked", equalTo(acked)));
    }
}
