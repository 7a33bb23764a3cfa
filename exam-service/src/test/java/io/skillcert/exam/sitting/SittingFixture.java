package io.skillcert.exam.sitting;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two candidates of level 1, checked in to theory on 26 July at nine, with approved papers of eight items and
 * invigilators: their machines and what the invigilators do.
 */
abstract class SittingFixture extends CandidatesFixture {

    static final String PROBLEM = "urn:skillcert:problem:";

    String roomCode() {
        return as("invigilator")
                .post("/v1/exam-sessions/" + session + "/room-codes")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    ValidatableResponse open(int person, String roomCode) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("ticketCode", ticket(person), "roomCode", roomCode))
                .post("/v1/attempts")
                .then();
    }

    Machine opened(int person) {
        var answer = open(person, roomCode()).statusCode(201).extract();
        return new Machine(answer.path("attempt"), answer.path("token"));
    }

    /** A machine whose attempt was started at nine. */
    Machine started(int person) {
        var machine = opened(person);
        clockAt("2025-07-26T09:00");
        machine.start().statusCode(200);
        return machine;
    }

    ValidatableResponse invigilator(String client, String path, Map<String, Object> body) {
        return once(client)
                .body(body)
                .post("/v1/exam-sessions/" + session + path)
                .then();
    }

    ValidatableResponse rescue(Machine machine, List<Map<String, Object>> queue, String mac) {
        return as("invigilator")
                .body(Map.of(
                        "attempt", machine.attempt(), "device", 1, "events", json(Map.of("events", queue)), "mac", mac))
                .post("/v1/exam-sessions/" + session + "/rescue-files")
                .then();
    }

    static String mac(Machine machine, List<Map<String, Object>> queue) throws Exception {
        var key = MessageDigest.getInstance("SHA-256").digest(machine.token().getBytes(StandardCharsets.UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var code = mac.doFinal(json(Map.of("events", queue)).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    List<String> counted(Machine machine) throws Exception {
        return Rows.texts(
                database,
                "select position from counted_answer where attempt_id = '" + machine.attempt() + "' order by position");
    }

    ValidatableResponse decide(String client, String interruption, String decision, String to) {
        var body = new HashMap<String, Object>(Map.of("decision", decision));
        if (to != null) {
            body.put("to", "2025-07-26T" + to + ":00+08:00");
        }
        return as(client)
                .body(body)
                .post("/v1/exam-sessions/" + session + "/interruptions/" + interruption + "/approval")
                .then();
    }

    ValidatableResponse approve(String client, String grant) {
        return as(client)
                .post("/v1/exam-sessions/" + session + "/time-grants/" + grant + "/approval")
                .then();
    }

    /** Sets the business clock to a second of 26 July. */
    static void clockAtSecond(String time) {
        as("operator")
                .body(Map.of("now", "2025-07-26T" + time + "+08:00"))
                .put("/v1/sandbox/clock")
                .then()
                .statusCode(200);
    }

    /** An answer at a time of 26 July. */
    static Map<String, Object> answer(int n, int position, Object response, String time) {
        var answer = new HashMap<String, Object>();
        answer.put("n", n);
        answer.put("position", position);
        answer.put("response", response);
        answer.put("at", "2025-07-26T" + time + ":00+08:00");
        return answer;
    }

    void assertRefused(String rule, String statement) {
        var refusal = assertThrows(SQLException.class, () -> Rows.change(database, statement));
        assertTrue(refusal.getMessage().contains(rule), refusal.getMessage());
    }

    String text(String query) throws SQLException {
        return Rows.texts(database, query).get(0);
    }
}
