package io.skillcert.registration.resit;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.ExamService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RegisterResitTest {

    private ObjectNode person;
    private String earlier;

    @BeforeEach
    void notPassed() throws Exception {
        person = anEligibleApplicant();
        earlier = confirmed(anOpenBatch(), person);
    }

    @Test
    void EXM_08_only_subjects_not_passed_are_sat_and_paid_again() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2026-08-01");
        var resit = resit(aBatchIn(2026, 7)).statusCode(201);
        resit.body("attempt", equalTo("RESIT"))
                .body("resitOf", equalTo(earlier))
                .body("reference", equalTo("resit-1"))
                .body("subjects", contains("OPERATIONAL_SKILLS"))
                .body("fee", equalTo("260.00"))
                .body("status", equalTo("APPROVED"))
                .body("eligibility.eligible", equalTo(true));
        var id = resit.extract().<String>path("id");
        letter(id, "zh").body(containsString("资格已随首次报名审核")).body(not(containsString("已通过资格审核")));
        letter(id, "en")
                .body(containsString("Notice of registration for a resit"))
                .body(containsString("The exam fee is 260.00 yuan"))
                .body(not(containsString("was reviewed and is approved")));
        once("partner")
                .body(Map.of("reference", "resit"))
                .post("/v1/registrations/" + id + "/sponsor-payment")
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"));
    }

    private static ValidatableResponse letter(String resit, String language) {
        return as("partner")
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get("/v1/registrations/" + resit + "/letters/1")
                .then()
                .statusCode(200);
    }

    @Test
    void EXM_08_a_resit_can_be_registered_within_the_retention_year() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2025-07-03");
        resit(aBatchIn(2025, 7)).statusCode(201);
    }

    @Test
    void EXM_08_a_resit_can_not_be_registered_after_the_retention_year() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2025-07-02");
        resit(aBatchIn(2025, 7)).statusCode(409).body("type", equalTo("urn:skillcert:problem:resit-right-expired"));
    }

    @Test
    void REG_13_a_stranger_who_registers_the_person_first_does_not_block_the_resit() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2026-08-01");
        var batch = aBatchIn(2025, 7);
        var stranger = aCandidate();
        var blocking =
                register(stranger, batch, person).statusCode(201).extract().<String>path("id");
        change("registrar", blocking, "approval", 0).statusCode(200);
        resit(batch).statusCode(201).body("status", equalTo("APPROVED"));
        as("registrar")
                .get("/v1/registrations/" + blocking)
                .then()
                .body("status", equalTo("UNDER_REVIEW"))
                .body("identification.possibleDuplicate", equalTo(true));
        change("registrar", blocking, "approval", 2)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:possible-duplicate"));
        of("registrar", 2)
                .body(Map.of("keep", "OTHER", "reason", "compared with the identity card"))
                .post("/v1/registrations/" + blocking + "/duplicate-resolution")
                .then()
                .statusCode(200)
                .body("status", equalTo("INELIGIBLE"));
    }

    @Test
    void EXM_08_there_is_one_resit_and_a_withdrawn_one_does_not_count() throws Exception {
        published(List.of("THEORETICAL_KNOWLEDGE"), "2026-08-01");
        var batch = aBatchIn(2025, 7);
        var first = resit(batch).statusCode(201).extract().<String>path("id");
        resit(aBatchIn(2025, 7)).statusCode(409).body("type", equalTo("urn:skillcert:problem:resit-used"));
        change("partner", first, "withdrawal", 0).statusCode(200);
        resit(batch).statusCode(201);
    }

    @Test
    void EXM_09_without_a_retained_subject_or_a_published_result_there_is_no_resit() throws Exception {
        var batch = aBatchIn(2025, 7);
        resit(batch).statusCode(409).body("type", equalTo("urn:skillcert:problem:result-not-published"));
        published(List.of(), null);
        resit(batch).statusCode(409).body("type", equalTo("urn:skillcert:problem:no-resit-right"));
    }

    @Test
    void EXM_10_a_corrected_result_without_subjects_to_resit_cancels_the_resit_and_refunds_the_fee() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2026-08-01");
        var id = resit(aBatchIn(2025, 7)).statusCode(201).extract().<String>path("id");
        var order = once("partner")
                .post("/v1/registrations/" + id + "/payment-order")
                .then()
                .extract()
                .<String>path("id");
        once("operator")
                .body(Map.of("orderId", order, "amount", "260.00"))
                .post("/v1/sandbox/gateway-payments")
                .then()
                .statusCode(lessThan(300));
        corrected(List.of("OPERATIONAL_SKILLS"), "2026-07-31");
        as("partner").get("/v1/registrations/" + id).then().body("status", equalTo("CONFIRMED"));
        corrected(List.of(), null);
        as("partner").get("/v1/registrations/" + id).then().body("status", equalTo("CANCELLED"));
        as("treasurer")
                .get("/v1/refunds?status=DUE&limit=200")
                .then()
                .body("items.findAll { it.reason == 'RESULT_CORRECTED' }.size()", equalTo(1));
        resit(aBatchIn(2025, 7)).statusCode(409).body("type", equalTo("urn:skillcert:problem:no-resit-right"));
    }

    @Test
    void EXM_10_after_a_corrected_result_a_resit_of_other_subjects_can_be_registered() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2026-08-01");
        var batch = aBatchIn(2025, 7);
        var id = resit(batch).statusCode(201).extract().<String>path("id");
        corrected(List.of("THEORETICAL_KNOWLEDGE"), "2026-07-31");
        as("partner").get("/v1/registrations/" + id).then().body("status", equalTo("CANCELLED"));
        resit(batch).statusCode(201).body("subjects", contains("THEORETICAL_KNOWLEDGE"));
    }

    @Test
    void a_registration_of_another_owner_is_not_found() throws Exception {
        published(List.of("OPERATIONAL_SKILLS"), "2026-08-01");
        once("partner.2")
                .body(Map.of("batchId", aBatchIn(2025, 7), "commitment", COMMITMENT))
                .post("/v1/registrations/" + earlier + "/resit")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse resit(String batch) {
        return once("partner")
                .body(Map.of("batchId", batch, "commitment", COMMITMENT, "reference", "resit-1"))
                .post("/v1/registrations/" + earlier + "/resit")
                .then();
    }

    private void published(List<String> resitSubjects, String registerBy) throws Exception {
        var event = ExamService.golden("result-published.v1", earlier);
        event.set("resitSubjects", new ObjectMapper().valueToTree(resitSubjects));
        event.put("resitRegisterBy", registerBy);
        ExamService.send("result-published.v1", event);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "NOT_PASSED"
                .equals(as("partner")
                        .get("/v1/registrations/" + earlier)
                        .then()
                        .extract()
                        .path("exam.outcome")));
    }

    /** Waits until the exam progress shows it: the consumer commits both in one transaction. */
    private void corrected(List<String> resitSubjects, String registerBy) throws Exception {
        var event = ExamService.golden("result-corrected.v1", earlier);
        event.set("resitSubjects", new ObjectMapper().valueToTree(resitSubjects));
        event.put("resitRegisterBy", registerBy);
        event.put("outcome", registerBy == null ? "PASSED" : "NOT_PASSED");
        ExamService.send("result-corrected.v1", event);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Objects.equals(
                        registerBy,
                        as("partner")
                                .get("/v1/registrations/" + earlier)
                                .then()
                                .extract()
                                .path("exam.resitRegisterBy")));
    }

    /** A batch that is open now, with fees for level 4. */
    private static String aBatchIn(int year, int month) {
        ObjectNode plan = batch();
        for (var field : List.of("registrationFrom", "registrationTo", "reviewTo", "examFrom", "examTo")) {
            plan.put(field, plan.get(field).asText().replace("2025-07", "%d-%02d".formatted(year, month)));
        }
        var fees = plan.putArray("fees");
        fees.addObject().put("level", 4).put("subject", "THEORETICAL_KNOWLEDGE").put("amount", "100.00");
        fees.addObject().put("level", 4).put("subject", "OPERATIONAL_SKILLS").put("amount", "260.00");
        var id = anOpenBatch(plan);
        clockAt("%d-%02d-03".formatted(year, month));
        return id;
    }
}
