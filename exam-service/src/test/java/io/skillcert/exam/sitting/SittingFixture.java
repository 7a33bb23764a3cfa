package io.skillcert.exam.sitting;

import static io.restassured.RestAssured.given;
import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.examinerId;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.exam.bank.BankFixture;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.TicketCodes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;

/**
 * Two candidates of level 1, checked in to theory on 26 July at nine, with approved papers of eight items and
 * invigilators.
 */
abstract class SittingFixture extends BankFixture {

    static final String THEORY = "THEORETICAL_KNOWLEDGE";
    static final String PROBLEM = "urn:skillcert:problem:";

    final UUID batch = UUID.randomUUID();
    final String room = UUID.randomUUID().toString().substring(0, 8);
    List<RegistrationConfirmedV1> people;
    String session;

    static final String PASSPORT = "E12345678";

    @Inject
    TicketCodes codes;

    @Inject
    HolderDigests digests;

    /** The names of the candidates. The first two are checked in. */
    List<String> names() {
        return List.of("测试甲", "测试乙丙");
    }

    @BeforeEach
    void twoAreCheckedIn() throws Exception {
        clockAt("2025-07-14T09:00");
        bankIsFilled();
        people = new ArrayList<>();
        int seats = Math.max(10, names().size());
        var digest = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, PASSPORT));
        for (var name : names()) {
            people.add(PersonKeysOfTests.named(confirmed(batch, 1, digest), name, "PASSPORT *****5678"));
            send(UUID.randomUUID().toString(), people.get(people.size() - 1));
        }
        awaitEntries(batch, names().size());
        once("exam-officer")
                .body(Map.of(
                        "sessions",
                        List.of(
                                session(THEORY, room, seats, "2025-07-26T09:00:00+08:00"),
                                session("OPERATIONAL_SKILLS", room, seats, "2025-07-27T09:00:00+08:00"),
                                session("COMPREHENSIVE_REVIEW", room, seats, "2025-07-27T14:00:00+08:00"))))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201);
        session = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == '" + THEORY + "' }.id");
        papersAreApproved();
        accredited("examiner");
        as("exam-officer")
                .body(Map.of("examinerIds", List.of(examinerId("examiner"))))
                .put("/v1/exam-sessions/" + session + "/examiners")
                .then()
                .statusCode(200);
        as("exam-officer")
                .body(Map.of("accounts", List.of("invigilator", "invigilator.2")))
                .put("/v1/exam-sessions/" + session + "/invigilators")
                .then()
                .statusCode(200);
        clockAt("2025-07-26T08:30");
        checkIn(0);
        checkIn(1);
    }

    private void bankIsFilled() throws SQLException {
        if (!Rows.texts(database, "select id from blueprint_entry where level = 1")
                .isEmpty()) {
            return;
        }
        var items = new ArrayList<Map<String, Object>>();
        for (var function : List.of("ETHICS", "FOUNDATIONS")) {
            for (int i = 0; i < 6; i++) {
                items.add(trueFalse(1, function, function + "-" + i % 3));
                items.add(singleChoice(1, function, function + "-" + i % 3));
            }
        }
        activated(items);
        var blueprint = Map.of(
                "parts",
                List.of(
                        Map.of("kind", "TRUE_FALSE", "count", 4, "points", "10"),
                        Map.of("kind", "SINGLE_CHOICE", "count", 4, "points", "15.00")),
                "weights",
                List.of(Map.of("function", "ETHICS", "percent", 50), Map.of("function", "FOUNDATIONS", "percent", 50)));
        String entry = once("exam-officer")
                .body(Map.of(
                        "subject",
                        THEORY,
                        "level",
                        1,
                        "validFrom",
                        "2025-01-01",
                        "blueprint",
                        blueprint,
                        "basis",
                        "resolution 8 of the examining body"))
                .post("/v1/blueprint-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        of("exam-officer.2", 0)
                .post("/v1/blueprint-entries/" + entry + "/approval")
                .then()
                .statusCode(200);
    }

    void papersAreApproved() {
        papersAreApproved(1);
    }

    void papersAreApproved(int level) {
        List<String> papers = once("exam-officer")
                .body(Map.of("level", level, "forms", 4))
                .post("/v1/exam-sessions/" + session + "/papers")
                .then()
                .statusCode(200)
                .extract()
                .path("papers.id");
        papers.forEach(paper -> of("exam-officer.2", 0)
                .post("/v1/papers/" + paper + "/approval")
                .then()
                .statusCode(200));
    }

    void checkIn(int person) {
        as("examiner")
                .body(Map.of("code", ticket(person)))
                .post("/v1/exam-sessions/" + session + "/check-ins")
                .then()
                .statusCode(200);
    }

    String ticket(int person) {
        return codes.write(new TicketCodes.Code(people.get(person).registrationId(), LocalDate.parse("2025-07-27")));
    }

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

    /** The machine of a candidate. */
    record Machine(String attempt, String token) {

        RequestSpecification call() {
            return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
        }

        private String path(String rest) {
            return "/v1/attempts/" + attempt + rest;
        }

        ValidatableResponse paper() {
            return call().get(path("/paper")).then();
        }

        ValidatableResponse start() {
            return call().post(path("/start")).then();
        }

        ValidatableResponse save(List<Map<String, Object>> events) {
            return call().body(Map.of("events", events)).post(path("/answers")).then();
        }

        ValidatableResponse save(Map<String, Object> event) {
            return save(List.of(event));
        }

        ValidatableResponse state() {
            return call().get(path("/state")).then();
        }

        ValidatableResponse submit() {
            return call().body(Map.of()).post(path("/submission")).then();
        }
    }
}
