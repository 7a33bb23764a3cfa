package io.skillcert.registration.progress;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.registration.ExamService;
import io.skillcert.registration.OverlappingTransactions;
import io.skillcert.registration.payment.PaymentFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results of exam-service that arrive while somebody acts on the registration: two transactions that overlap. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ConcurrentResultsTest extends PaymentFixture {

    private String order;

    @BeforeEach
    void aPaidRegistration() {
        order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        status("CONFIRMED");
    }

    @Test
    void a_resit_waits_for_a_correction_that_is_not_committed_and_then_follows_it() throws Exception {
        Rows.change(
                database,
                "insert into exam_progress (registration_id, outcome, resit_subjects, resit_register_by) values ('"
                        + registration + "', 'NOT_PASSED', '{OPERATIONAL_SKILLS}', '2026-08-01')");
        var target = anOpenBatch();
        var answer = whileUncommitted(
                "update exam_progress set outcome = 'PASSED', resit_subjects = '{}', resit_register_by = null"
                        + " where registration_id = '" + registration + "'",
                () -> once("candidate")
                        .body(Map.of("batchId", target, "commitment", COMMITMENT))
                        .post("/v1/registrations/" + registration + "/resit"));
        answer.then().statusCode(409).body("type", equalTo("urn:skillcert:problem:no-resit-right"));
    }

    @Test
    void an_emergency_waits_for_a_result_that_is_not_committed_and_is_then_refused() throws Exception {
        var answer = whileUncommitted(
                "insert into exam_progress (registration_id, outcome) values ('" + registration + "', 'PASSED')",
                () -> of("registrar", 2)
                        .body(Map.of("reason", "typhoon"))
                        .post("/v1/registrations/" + registration + "/emergency"));
        answer.then().statusCode(409).body("type", equalTo("urn:skillcert:problem:result-published"));
        status("CONFIRMED");
    }

    @Test
    void a_move_waits_for_a_result_that_is_not_committed_and_is_then_refused() throws Exception {
        var next = anOpenBatch(batch());
        var answer = whileUncommitted(
                "insert into exam_progress (registration_id, outcome) values ('" + registration + "', 'PASSED')",
                () -> once("registrar")
                        .header("If-Match", "\"2\"")
                        .body(Map.of("batchId", next, "reason", "typhoon"))
                        .post("/v1/registrations/" + registration + "/emergency/move"));
        answer.then().statusCode(409).body("type", equalTo("urn:skillcert:problem:result-published"));
    }

    @Test
    void a_result_on_its_way_during_a_refund_reinstates_the_registration_and_revokes_the_refund() throws Exception {
        of("registrar", 2)
                .body(Map.of("reason", "typhoon"))
                .post("/v1/registrations/" + registration + "/emergency")
                .then()
                .statusCode(200);
        resultArrives();
        awaitStatus(registration, "CONFIRMED");
        assertEquals(List.of("PUBLIC_EMERGENCY 360.00 REVOKED"), refunds(order));
    }

    @Test
    void a_result_on_its_way_during_a_move_reinstates_the_registration_and_ends_the_other() throws Exception {
        var moved = once("registrar")
                .header("If-Match", "\"2\"")
                .body(Map.of("batchId", anOpenBatch(batch()), "reason", "typhoon"))
                .post("/v1/registrations/" + registration + "/emergency/move")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        resultArrives();
        awaitStatus(registration, "CONFIRMED");
        awaitStatus(moved, "CANCELLED");
        register("candidate", anOpenBatch(), anEligibleApplicant()).statusCode(201);
    }

    private void resultArrives() throws Exception {
        var event = ExamService.golden("result-published.v1", registration);
        event.set("resitSubjects", new ObjectMapper().createArrayNode());
        ExamService.send("result-published.v1", event);
    }

    private static void awaitStatus(String id, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> status.equals(as("registrar")
                        .get("/v1/registrations/" + id)
                        .then()
                        .extract()
                        .path("status")));
    }

    private Response whileUncommitted(String change, Callable<Response> request) throws Exception {
        return OverlappingTransactions.whileUncommitted(database, change, "exam_progress", request);
    }
}
