package io.skillcert.exam.attendance;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;

import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.personal.TicketCodes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Two candidates of level 4 with seats in theory on 26 July and skills on 27 July, both at nine. */
abstract class ExamDayFixture {

    static final LocalDate LAST_DAY = LocalDate.parse("2025-07-27");

    final UUID batch = UUID.randomUUID();
    private final String room = UUID.randomUUID().toString().substring(0, 8);
    List<RegistrationConfirmedV1> people;
    String theory;
    String skills;

    @Inject
    TicketCodes codes;

    @BeforeEach
    void twoAreSeated() throws Exception {
        clockAt("2025-07-14T09:00");
        people = new ArrayList<>();
        for (var name : List.of("测试甲", "测试乙丙")) {
            people.add(PersonKeysOfTests.named(confirmed(batch, 4), name, "PASSPORT *****5678"));
            send(UUID.randomUUID().toString(), people.get(people.size() - 1));
        }
        awaitEntries(batch, 2);
        plan(theorySession("2025-07-26T09:00:00+08:00"), skillsSession()).statusCode(201);
        var sessions = as("exam-officer").get(exam(batch, "/sessions")).then().statusCode(200);
        theory = sessions.extract().path("items.find { it.subject == 'THEORETICAL_KNOWLEDGE' }.id");
        skills = sessions.extract().path("items.find { it.subject == 'OPERATIONAL_SKILLS' }.id");
        accredited("examiner");
        assigned(theory, "examiner").statusCode(200);
        assigned(skills, "examiner").statusCode(200);
    }

    static ValidatableResponse assigned(String session, String... accounts) {
        return as("exam-officer")
                .body(Map.of(
                        "examinerIds",
                        Stream.of(accounts).map(ExamScenario::examinerId).toList()))
                .put("/v1/exam-sessions/" + session + "/examiners")
                .then();
    }

    ValidatableResponse plan(Map<?, ?>... sessions) {
        return once("exam-officer")
                .body(Map.of("sessions", List.of(sessions)))
                .post(exam(batch, "/seat-assignments"))
                .then();
    }

    Map<String, Object> theorySession(String startsAt) {
        return theorySession(startsAt, 10);
    }

    Map<String, Object> theorySession(String startsAt, int seats) {
        return session("THEORETICAL_KNOWLEDGE", room, seats, startsAt);
    }

    Map<String, Object> skillsSession() {
        return session("OPERATIONAL_SKILLS", room, 10, "2025-07-27T09:00:00+08:00");
    }

    UUID registration(int person) {
        return people.get(person).registrationId();
    }

    String ticket(int person) {
        return codes.write(new TicketCodes.Code(registration(person), LAST_DAY));
    }

    static ValidatableResponse checkIn(String session, String code) {
        return as("examiner")
                .body(Map.of("code", code))
                .post("/v1/exam-sessions/" + session + "/check-ins")
                .then();
    }

    static String signature(String session) {
        return as("examiner")
                .get("/v1/exam-sessions/" + session + "/check-in-list")
                .then()
                .statusCode(200)
                .extract()
                .path("signature");
    }

    Map<String, Object> tick(int person, String time) {
        return Map.of("registrationId", registration(person), "at", "2025-07-26T" + time + ":00+08:00");
    }

    static ValidatableResponse merge(String session, String signature, List<Map<String, Object>> ticks) {
        return as("examiner")
                .body(Map.of("signature", signature, "checkIns", ticks))
                .post("/v1/exam-sessions/" + session + "/check-in-merges")
                .then();
    }

    static ValidatableResponse close(String session) {
        return once("exam-officer")
                .post("/v1/exam-sessions/" + session + "/closing")
                .then();
    }

    static ValidatableResponse cancel(String session) {
        return once("exam-officer")
                .body(Map.of("reason", "typhoon, red signal"))
                .post("/v1/exam-sessions/" + session + "/cancellation")
                .then();
    }

    ValidatableResponse misconduct(int person, String subject) {
        return misconduct(person, subject, Map.of());
    }

    ValidatableResponse misconduct(int person, String subject, Map<String, String> degree) {
        var decision = new HashMap<String, Object>(degree);
        decision.put("registrationId", registration(person));
        decision.put("subject", subject);
        decision.put("reason", "a hidden telephone");
        return once("exam-officer")
                .body(decision)
                .post(exam(batch, "/misconducts"))
                .then();
    }
}
