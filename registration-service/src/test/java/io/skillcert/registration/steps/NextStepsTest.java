package io.skillcert.registration.steps;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.ExamService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class NextStepsTest {

    @Test
    void a_draft_is_completed_and_then_submitted_by_its_owner_until_registration_closes() {
        var batch = anOpenBatch();
        var id = draft(Map.of("batchId", batch));
        next("candidate", id)
                .body("status", equalTo("DRAFT"))
                .body("steps.code", contains("COMPLETE_DRAFT"))
                .body("steps[0].until", equalTo("2025-07-10"))
                .body("steps[0].call.method", equalTo("PUT"))
                .body("steps[0].call.href", equalTo("/v1/registration-drafts/" + id));
        next("candidate", draft(Map.of("batchId", batch, "application", anEligibleApplicant())))
                .body("steps.code", contains("SUBMIT_DRAFT"));
        ask("candidate.2", id).statusCode(404);
    }

    @Test
    void a_registration_under_review_says_until_when_it_is_reviewed_and_why_it_is_eligible() {
        var id = registered(anOpenBatch(), anEligibleApplicant());
        next("partner", id)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("happened.code", contains("REGISTERED"))
                .body("findings.verdict", everyItem(equalTo("MET")))
                .body("steps.code", contains("UPLOAD_DOCUMENTS", "AWAIT_REVIEW", "WITHDRAW"))
                .body("steps.until", contains("2025-07-13", "2025-07-13", "2025-07-25"));
    }

    @Test
    void a_returned_registration_says_what_to_correct_until_when() {
        var id = registered(anOpenBatch(), anEligibleApplicant());
        of("registrar", 0)
                .body(Map.of("reason", "the photo is blurred", "documents", List.of("PHOTO")))
                .post("/v1/registrations/" + id + "/return")
                .then()
                .statusCode(200);
        next("partner", id)
                .body("status", equalTo("RETURNED"))
                .body("happened[1].message", containsString("the photo is blurred"))
                .body("steps.code", hasItems("RESUBMIT", "UPLOAD_DOCUMENTS"))
                .body(
                        "steps.find { it.code == 'RESUBMIT' }.call.href",
                        equalTo("/v1/registrations/" + id + "/resubmission"));
        clockAt("2025-07-14");
        next("partner", id).body("steps.code", not(hasItem("RESUBMIT")));
    }

    @Test
    void REG_10_an_approved_registration_is_paid_by_the_end_of_the_review_period() {
        var id = registered(anOpenBatch(), anEligibleApplicant());
        change("registrar", id, "approval", 0).statusCode(200);
        next("partner", id)
                .body("steps.code", contains("PAY_FEE", "PAY_AS_SPONSOR", "WITHDRAW"))
                .body("steps[0].until", equalTo("2025-07-13"));
        var holder = aCandidate();
        bind(holder, "partner", id);
        next(holder, id).body("steps.code", contains("PAY_FEE"));
        next("registrar", id).body("steps", empty());
        next("auditor", id).body("steps", empty());
    }

    @Test
    void a_rejected_registration_says_which_rules_failed_and_the_day_on_which_a_route_is_met() {
        var id = registered(anOpenBatch(), anApplicantADayShort());
        of("registrar", 0)
                .body(Map.of("reason", "a day short"))
                .post("/v1/registrations/" + id + "/rejection")
                .then()
                .statusCode(200);
        next("partner", id)
                .body("status", equalTo("INELIGIBLE"))
                .body("findings.findAll { it.verdict == 'NOT_MET' }.rule", hasItem("REG-01"))
                .body("steps.code", contains("REGISTER_AGAIN"))
                .body("steps[0].from", equalTo("2025-07-04"));
    }

    @Test
    void a_withdrawn_and_a_lapsed_registration_can_only_be_replaced() {
        var batch = anOpenBatch();
        var withdrawn = registered(batch, anEligibleApplicant());
        change("partner", withdrawn, "withdrawal", 0).statusCode(200);
        next("partner", withdrawn).body("steps.code", contains("REGISTER_AGAIN"));
        var lapsed = registered(batch, anEligibleApplicant());
        clockAt("2025-07-20");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "LAPSED"
                .equals(ask("partner", lapsed).extract().path("status")));
        next("partner", lapsed)
                .body("happened[1].code", equalTo("LAPSED_NOT_REVIEWED"))
                .body("steps.code", contains("REGISTER_AGAIN"));
    }

    @Test
    void REG_11_the_ticket_is_a_step_from_its_first_day_to_the_last_exam_day() throws Exception {
        var id = confirmed(anOpenBatch(), anEligibleApplicant());
        ExamService.send("seats-assigned.v1", ExamService.golden("seats-assigned.v1", id));
        awaitHappened(id, "SEATED");
        next("partner", id)
                .body("happened.find { it.code == 'SEATED' }.message", containsString("2025-07-26 09:00"))
                .body("steps.code", contains("PRINT_TICKET", "WITHDRAW"))
                .body("steps[0].from", equalTo("2025-07-21"))
                .body("steps[0].until", equalTo("2025-07-27"));
        clockAt("2025-07-28");
        next("partner", id).body("steps", empty());
    }

    @Test
    void REG_12_a_hindered_registration_can_be_moved_or_cancelled() throws Exception {
        var id = confirmed(anOpenBatch(), anEligibleApplicant());
        ExamService.send("sitting-cancelled.v1", ExamService.golden("sitting-cancelled.v1", id));
        awaitHappened(id, "HINDERED");
        next("partner", id).body("steps.code", hasItems("MOVE_TO_ANOTHER_BATCH", "CANCEL_FOR_EMERGENCY"));
        next("registrar", id).body("steps.code", contains("MOVE_TO_ANOTHER_BATCH", "CANCEL_FOR_EMERGENCY"));
    }

    @Test
    void EXM_08_a_result_opens_the_resit_until_the_last_day_of_its_year() throws Exception {
        var id = confirmed(anOpenBatch(), anEligibleApplicant());
        ExamService.send("result-published.v1", ExamService.golden("result-published.v1", id));
        awaitHappened(id, "NOT_PASSED");
        clockAt("2026-08-01");
        next("partner", id)
                .body("steps.code", contains("LOOK_UP_RESULT", "REGISTER_RESIT"))
                .body("steps[0].call.service", equalTo("exam-service"))
                .body("steps[1].until", equalTo("2026-08-01"));
        clockAt("2026-08-02");
        next("partner", id).body("steps.code", contains("LOOK_UP_RESULT"));
    }

    @Test
    void SUB_03_a_certificate_is_claimed_at_the_subsidy_service_until_the_last_day() throws Exception {
        var id = confirmed(anOpenBatch(), anEligibleApplicant());
        var result = ExamService.golden("result-published.v1", id)
                .put("outcome", "PASSED")
                .putNull("resitRegisterBy");
        result.putArray("resitSubjects");
        ExamService.send("result-published.v1", result);
        var number = "S%021d".formatted(System.nanoTime() % 1_000_000_000_000L);
        ExamService.send(
                "certificate-issued.v1",
                ExamService.golden("certificate-issued.v1", id).put("certificateNumber", number));
        awaitHappened(id, "CERTIFIED");
        next("partner", id)
                .body("happened[-1].message", containsString(number))
                .body("steps.find { it.code == 'CLAIM_SUBSIDY' }.until", equalTo("2026-08-11"))
                .body("steps.find { it.code == 'CLAIM_SUBSIDY' }.call.service", equalTo("subsidy-service"));
        assertFalse(calendar("partner", id, "en").contains(number));
    }

    @Test
    void a_possible_duplicate_is_told_to_the_holder_and_the_registrar_only() {
        var person = anEligibleApplicant();
        var first = registered(anOpenBatch(), person);
        var holder = aCandidate();
        bind(holder, "registrar", first);
        var batch = anOpenBatch();
        register(aCandidate(), batch, person).statusCode(201);
        var own = register(holder, batch, person).statusCode(201).extract().<String>path("id");
        next(holder, own).body("happened.code", hasItem("POSSIBLE_DUPLICATE"));
        next("registrar", own).body("happened.code", hasItem("POSSIBLE_DUPLICATE"));
    }

    @Test
    void the_steps_of_others_are_not_found() {
        var id = registered(anOpenBatch(), anEligibleApplicant());
        ask("partner.2", id).statusCode(404);
        ask(aCandidate(), id).statusCode(404);
        as("partner.2")
                .get("/v1/registrations/" + id + "/next-steps.ics")
                .then()
                .statusCode(404);
    }

    @Test
    void each_step_with_a_day_is_an_all_day_event_in_the_language_of_the_caller() {
        var id = registered(anOpenBatch(), anEligibleApplicant());
        change("registrar", id, "approval", 0).statusCode(200);
        var events = Biweekly.parse(calendar("partner", id, "en")).first().getEvents();
        assertEquals(
                List.of("PAY_FEE", "PAY_AS_SPONSOR", "WITHDRAW"),
                events.stream()
                        .map(event -> event.getUid().getValue())
                        .map(uid -> uid.substring(id.length() + 1).replace("@skillcert", ""))
                        .toList());
        var pay = events.get(0);
        assertEquals(id + "-PAY_FEE@skillcert", pay.getUid().getValue());
        assertFalse(pay.getDateStart().getValue().hasTime());
        assertEquals("2025-7-13", day(pay));
        assertEquals(
                86_400_000L,
                pay.getDateEnd().getValue().getTime()
                        - pay.getDateStart().getValue().getTime());
        assertEquals(
                "截止日：" + next("partner", id).extract().path("steps[0].message"),
                Biweekly.parse(calendar("partner", id, "zh"))
                        .first()
                        .getEvents()
                        .get(0)
                        .getSummary()
                        .getValue());
    }

    private static String day(VEvent event) {
        var day = event.getDateStart().getValue().getRawComponents();
        return day.getYear() + "-" + day.getMonth() + "-" + day.getDate();
    }

    private static String calendar(String client, String id, String language) {
        return as(client)
                .accept("text/calendar")
                .header("Accept-Language", language)
                .get("/v1/registrations/" + id + "/next-steps.ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Content-Language", containsString(language))
                .extract()
                .asString();
    }

    private static String draft(Map<String, Object> content) {
        return once("candidate")
                .body(new HashMap<>(content))
                .post("/v1/registration-drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String registered(String batch, ObjectNode person) {
        return register("partner", batch, person)
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .path("id")
                .textValue();
    }

    private static void awaitHappened(String id, String code) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ask("partner", id)
                .extract()
                .<List<String>>path("happened.code")
                .contains(code));
    }

    private static ValidatableResponse next(String client, String id) {
        return ask(client, id).statusCode(200);
    }

    private static ValidatableResponse ask(String client, String id) {
        return as(client).get("/v1/registrations/" + id + "/next-steps").then();
    }
}
