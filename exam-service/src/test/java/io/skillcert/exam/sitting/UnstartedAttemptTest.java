package io.skillcert.exam.sitting;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who signs in and never starts is absent once the session is closed. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class UnstartedAttemptTest extends SittingFixture {

    private ValidatableResponse close() {
        return once("exam-officer")
                .post("/v1/exam-sessions/" + session + "/closing")
                .then();
    }

    private List<String> absent() throws Exception {
        return texts("select s.registration_id from score s join seat t on t.registration_id = s.registration_id"
                + " and t.subject = s.subject where s.absent and t.session_id = '" + session + "'");
    }

    /** Grants so many minutes to an attempt, by two people. */
    private void granted(Machine machine, int minutes) {
        String grant = invigilator(
                        "invigilator",
                        "/time-grants",
                        Map.of("attempt", machine.attempt(), "minutes", minutes, "reason", "a broken machine"))
                .statusCode(201)
                .extract()
                .path("id");
        as("invigilator.2")
                .post("/v1/exam-sessions/" + session + "/time-grants/" + grant + "/approval")
                .then()
                .statusCode(200);
    }

    @Test
    void EXM_09_who_never_started_is_absent_with_an_event_and_who_started_is_not() throws Exception {
        var left = opened(0);
        clockAt("2025-07-26T09:00");
        opened(1).start().statusCode(200);
        clockAt("2025-07-26T10:29");
        close().statusCode(409).body("type", equalTo(PROBLEM + "session-not-over"));
        clockAt("2025-07-26T10:31");
        close().statusCode(200)
                .body("present", equalTo(2))
                .body("absent", equalTo(1))
                .body("neverStarted", equalTo(1));
        assertEquals(List.of(people.get(0).registrationId().toString()), absent());
        assertEquals(
                List.of("OPENED", "DEVICE_BOUND", "NEVER_STARTED"),
                texts("select kind from room_event where attempt_id = '" + left.attempt() + "' order by at, id"));
        close().statusCode(200).body("absent", equalTo(0)).body("neverStarted", equalTo(0));
        // Time that is granted afterwards does not let an absent candidate start.
        granted(left, 120);
        left.start().statusCode(409).body("type", equalTo(PROBLEM + "not-expected-here"));
    }

    @Test
    void EXM_09_who_may_still_start_by_a_time_grant_is_not_absent_yet() throws Exception {
        var late = opened(0);
        opened(1);
        granted(late, 120);
        clockAt("2025-07-26T10:31");
        close().statusCode(200).body("neverStarted", equalTo(1));
        assertEquals(List.of(people.get(1).registrationId().toString()), absent());
        late.start().statusCode(200);
        close().statusCode(200).body("absent", equalTo(0)).body("neverStarted", equalTo(0));
    }
}
