package io.skillcert.exam.publication;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.RegistrationEvents.resit;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One fails a subject, sits it again half a year later, and is certified with the pass that was kept. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ResitTest {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void EXM_08_a_resit_covers_the_subjects_not_passed_and_retains_the_others() throws Exception {
        resatWith("60")
                .body("items.outcome", contains("PASSED"))
                .body("items[0].result.subjects.status", contains("RETAINED", "PASSED"));
        clockAt("2026-03-02T10:00");
        once("exam-officer").post(exam(second, "/certificates")).then().body("issued", equalTo(1));
    }

    @Test
    void EXM_08_a_failed_resit_leaves_no_further_one() throws Exception {
        resatWith("59.99")
                .body("items.outcome", contains("NOT_PASSED"))
                .body("items[0].result.resit.allowed", equalTo(false))
                .body("items[0].result.resit.subjects", empty());
    }

    /** The published results of the second batch. */
    private ValidatableResponse resatWith(String score) throws Exception {
        var again = resit(failedInSkills(), second, "OPERATIONAL_SKILLS");
        send(UUID.randomUUID().toString(), again);
        awaitEntries(second, 1);
        clockAt("2026-01-14T09:00");
        seat(second, "OPERATIONAL_SKILLS", "2026-01-26");
        clockAt("2026-01-26T18:00");
        scores(score(again.registrationId(), "OPERATIONAL_SKILLS", score), second);
        clockAt("2026-01-30T10:00");
        published(second);
        return as("exam-officer").get(exam(second, "/results")).then();
    }

    private RegistrationConfirmedV1 failedInSkills() throws Exception {
        clockAt("2025-07-14T09:00");
        var person = entered(first, 4).get(0);
        var room = UUID.randomUUID().toString();
        once("exam-officer")
                .body(Map.of(
                        "sessions",
                        List.of(
                                session("THEORETICAL_KNOWLEDGE", room, 1, "2025-07-26T09:00:00+08:00"),
                                session("OPERATIONAL_SKILLS", room, 1, "2025-07-27T09:00:00+08:00"))))
                .post(exam(first, "/seat-assignments"))
                .then()
                .statusCode(201);
        clockAt("2025-07-27T18:00");
        scores(score(person.registrationId(), "THEORETICAL_KNOWLEDGE", "75"), first);
        scores(score(person.registrationId(), "OPERATIONAL_SKILLS", "59"), first);
        clockAt("2025-08-01T10:00");
        published(first);
        return person;
    }

    /** Only the subject that is sat again needs a session. */
    private static void seat(UUID batch, String subject, String day) {
        var room = UUID.randomUUID().toString();
        once("exam-officer")
                .body(Map.of("sessions", List.of(session(subject, room, 1, day + "T09:00:00+08:00"))))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201)
                .body("seated", equalTo(1));
    }

    private static void scores(Map<String, Object> score, UUID batch) {
        scored(batch, List.of(score));
    }
}
