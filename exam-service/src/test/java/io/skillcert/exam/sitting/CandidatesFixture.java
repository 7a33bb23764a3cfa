package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.examinerId;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;

import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.TicketCodes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Candidates of level 1 with seats for theory on 26 July at nine, of whom two are checked in, with approved papers and staff. */
abstract class CandidatesFixture extends TheoryPapersFixture {

    static final String PASSPORT = "E12345678";

    final UUID batch = UUID.randomUUID();
    final String room = UUID.randomUUID().toString().substring(0, 8);
    List<RegistrationConfirmedV1> people;

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
}
