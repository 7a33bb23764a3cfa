package io.skillcert.registration.review;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ReviewTest {

    @Inject
    DataSource database;

    private String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    @Test
    void REG_10_the_queue_lists_the_oldest_case_first_with_decision_and_days_left() {
        var first = registered(anEligibleApplicant());
        var second = registered(anApplicantADayShort());
        clockAt("2025-07-12");
        as("registrar")
                .get(queue())
                .then()
                .statusCode(200)
                .body("items.registrationId", contains(first, second))
                .body("items.eligible", contains(true, false))
                .body("items.registeredAs", contains("PARTNER", "PARTNER"))
                .body("items.possibleDuplicate", contains(false, false))
                .body("items.daysLeft", contains(1, 1));
        as("registrar")
                .get(queue() + "?limit=1")
                .then()
                .body("items.size()", equalTo(1))
                .body("next", notNullValue());
    }

    @Test
    void concurrent_registrars_take_different_cases() throws Exception {
        for (int i = 0; i < 12; i++) {
            registered(anEligibleApplicant());
        }
        var registrars = Executors.newFixedThreadPool(12);
        var taken = registrars.invokeAll(IntStream.range(0, 12)
                .<Callable<String>>mapToObj(i -> () -> as("registrar.r" + i)
                        .post(queue() + "/next")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id"))
                .toList());
        registrars.shutdown();
        var cases = new HashSet<String>();
        for (var one : taken) {
            cases.add(one.get());
        }
        assertEquals(12, cases.size());
        as("registrar.late").post(queue() + "/next").then().statusCode(204);
    }

    @Test
    void a_case_is_locked_for_its_registrar_until_it_is_released_or_for_half_an_hour() {
        var id = registered(anEligibleApplicant());
        takes("registrar.1", id);
        takes("registrar.1", id);
        var version = version(id);
        as("registrar.2").post(queue() + "/next").then().statusCode(204);
        change("registrar.2", id, "approval", version)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:review-taken"));
        as("registrar.1")
                .post("/v1/registrations/" + id + "/review-release")
                .then()
                .statusCode(200);
        takes("registrar.2", id);
        as("operator")
                .body(Map.of("now", "2025-07-03T09:31:00+08:00"))
                .put("/v1/sandbox/clock")
                .then()
                .statusCode(200);
        takes("registrar.3", id);
        change("registrar.3", id, "approval", version(id)).statusCode(200).body("status", equalTo("APPROVED"));
    }

    @Test
    void REG_10_a_returned_registration_is_resubmitted_and_decided_again_in_the_next_round() {
        var id = registered(anApplicantADayShort());
        of("registrar", 0)
                .body(Map.of("documents", List.of("WORK_PROOF"), "reason", "the proof of work has no seal"))
                .post("/v1/registrations/" + id + "/return")
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("round", equalTo(1));
        as("registrar").get(queue()).then().body("items", empty());
        change("registrar", id, "approval", 1).statusCode(409);
        var corrected = Map.of("facts", anEligibleApplicant().get("facts"));
        of("partner.2", 1)
                .body(corrected)
                .post("/v1/registrations/" + id + "/resubmission")
                .then()
                .statusCode(404);
        of("partner", 1)
                .body(corrected)
                .post("/v1/registrations/" + id + "/resubmission")
                .then()
                .statusCode(200)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("round", equalTo(2))
                .body("eligibility.eligible", equalTo(true));
        as("partner")
                .get("/v1/registrations/" + id + "/history")
                .then()
                .statusCode(200)
                .body("to", contains("UNDER_REVIEW", "RETURNED", "UNDER_REVIEW"))
                .body("byRole", contains("partner", "registrar", "partner"))
                .body("[1].reason", equalTo("the proof of work has no seal"))
                .body("[1].documents", contains("WORK_PROOF"));
        as("partner.2").get("/v1/registrations/" + id + "/history").then().statusCode(404);
    }

    @Test
    void corrected_facts_are_decided_again_and_both_decisions_are_kept() {
        var id = registered(anEligibleApplicant());
        JsonNode facts = anApplicantADayShort().get("facts");
        of("registrar", 0)
                .body(Map.of("facts", facts, "reason", "the proof of work begins a day later"))
                .post("/v1/registrations/" + id + "/facts-correction")
                .then()
                .statusCode(200)
                .body("eligibility.eligible", equalTo(false))
                .body("eligibility.reasons", hasItem("REG-01"));
        change("registrar", id, "approval", version(id))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-eligible"));
        change("registrar", id, "rejection", version(id)).statusCode(200).body("status", equalTo("INELIGIBLE"));
        as("partner")
                .get("/v1/registrations/" + id + "/decisions")
                .then()
                .statusCode(200)
                .body("decision.eligible", contains(true, false))
                .body("[1].reason", equalTo("the proof of work begins a day later"))
                .body("[1].facts.employments[0].from", equalTo("2020-07-04"))
                .body("[0].facts.employments[0].from", equalTo("2020-07-03"))
                .body("[0].decision.findings.notLowerThanHeld.rule", equalTo("REG-13"))
                .body("[0].decision.findings.notLowerThanHeld.message", equalTo("未持有高于4级的证书"))
                .body("[0].decision.id", not(equalTo("")));
    }

    @Test
    void facts_can_be_corrected_only_under_review() {
        var id = registered(anEligibleApplicant());
        change("registrar", id, "approval", 0).statusCode(200);
        of("registrar", 1)
                .body(Map.of("facts", anApplicantADayShort().get("facts"), "reason", "too late"))
                .post("/v1/registrations/" + id + "/facts-correction")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-under-review"));
        as("partner").get("/v1/registrations/" + id + "/decisions").then().body("size()", equalTo(1));
    }

    @Test
    void REG_10_nothing_is_reviewed_or_resubmitted_after_the_review_period() {
        var id = registered(anEligibleApplicant());
        clockAt("2025-07-14");
        change("registrar", id, "approval", version(id)).statusCode(409);
        as("partner").get("/v1/registrations/" + id).then().body("status", equalTo("LAPSED"));
    }

    @Test
    void REG_10_what_nobody_has_reviewed_is_listed_and_the_applicant_is_told_so() {
        var unreviewed = registered(anEligibleApplicant());
        var returned = registered(anApplicantADayShort());
        of("registrar", 0)
                .body(Map.of("documents", List.of("WORK_PROOF"), "reason", "no seal"))
                .post("/v1/registrations/" + returned + "/return")
                .then()
                .statusCode(200);
        clockAt("2025-07-14");
        as("registrar")
                .get("/v1/registrations?lapseCause=NOT_REVIEWED&batchId=" + batch)
                .then()
                .statusCode(200)
                .body("items.id", contains(unreviewed));
        as("partner")
                .get("/v1/registrations/" + unreviewed + "/history")
                .then()
                .body("[1].reason", containsString("申请人没有过失"));
        as("partner").get("/v1/registrations/" + returned).then().body("lapseCause", equalTo("NOT_CORRECTED"));
    }

    @Test
    void cases_that_leave_nothing_to_decide_are_approved_together() throws Exception {
        var complete = registered(anEligibleApplicant());
        var documentsMissing = registered(anEligibleApplicant());
        var ineligible = registered(anApplicantADayShort());
        var unverified =
                register(aCandidate(), batch, anEligibleApplicant()).extract().<String>path("id");
        var own = register("partner+registrar", batch, anEligibleApplicant())
                .extract()
                .<String>path("id");
        for (var id : List.of(complete, unverified, own)) {
            allDocuments(id);
        }
        as("partner+registrar")
                .post(queue() + "/bulk-approval")
                .then()
                .statusCode(200)
                .body("approved", equalTo(1))
                .body("left.DOCUMENTS_MISSING", equalTo(1))
                .body("left.NOT_ELIGIBLE", equalTo(1))
                .body("left.IDENTITY_DOUBTFUL", equalTo(1))
                .body("left.OWN", equalTo(1));
        as("partner").get("/v1/registrations/" + complete).then().body("status", equalTo("APPROVED"));
        for (var id : List.of(documentsMissing, ineligible, unverified, own)) {
            as("auditor").get("/v1/registrations/" + id).then().body("status", equalTo("UNDER_REVIEW"));
        }
    }

    private void allDocuments(String id) throws SQLException {
        for (var code :
                List.of("APPLICATION_FORM", "IDENTITY", "PHOTO", "EDUCATION", "SOCIAL_INSURANCE", "WORK_PROOF")) {
            Rows.change(
                    database,
                    "insert into attachment (id, subject_id, code, type, size, sha256, uploaded_by, uploaded_at) values ('"
                            + UUID.randomUUID() + "', '" + id + "', '" + code
                            + "', 'PDF', 1, repeat('a', 64), 'partner', now())");
        }
    }

    private void takes(String registrar, String id) {
        as(registrar)
                .post(queue() + "/next")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("reviewTakenUntil", notNullValue());
    }

    private String queue() {
        return "/v1/exam-batches/" + batch + "/review-queue";
    }

    private String registered(JsonNode application) {
        return register("partner", batch, application.deepCopy())
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static int version(String id) {
        return as("auditor").get("/v1/registrations/" + id).then().extract().path("version");
    }
}
