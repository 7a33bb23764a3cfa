package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import biweekly.Biweekly;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a claimant is told: what has happened, why, and what can be done until when. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ExplanationTest extends ClaimFixture {

    @Test
    void a_draft_says_what_is_missing_and_until_when_it_can_be_submitted() throws Exception {
        var content = claimOf(certified(4), passport);
        content.put("draft", true);
        content.remove("name");
        content.remove("formSigned");
        var id = claim(content).statusCode(201).extract().<String>path("id");
        explained("partner", id)
                .body("status", equalTo("DRAFT"))
                .body("steps.code", contains("COMPLETE_CLAIM", "WITHDRAW"))
                .body("steps[0].until", equalTo("2026-08-11"))
                .body("steps[0].call.method", equalTo("PUT"))
                .body(
                        "steps[0].message",
                        equalTo("Complete the claim; missing: the name on the account, the signed application form"));
    }

    @Test
    void SUB_12_an_undecided_claim_says_from_when_until_when_it_is_decided() throws Exception {
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        explained("partner", id)
                .body("status", equalTo("SUBMITTED"))
                .body("happened.code", contains("DRAFT", "SUBMITTED"))
                .body("findings.find { it.rule == 'SUB-02' }.verdict", equalTo("UNKNOWN"))
                .body("steps.code", contains("SHOW_BASIS", "AWAIT_DECISION", "WITHDRAW"))
                .body("steps[1].from", equalTo("2025-08-18"))
                .body("steps[1].until", equalTo("2025-09-01"));
    }

    @Test
    void SUB_13_a_claim_without_a_document_of_the_account_asks_for_it() throws Exception {
        insured();
        var id = filed("partner", claimOf(certified(4), passport))
                .statusCode(201)
                .extract()
                .<String>path("id");
        explained("partner", id)
                .body("findings.find { it.rule == 'SUB-13' }.verdict", equalTo("UNKNOWN"))
                .body("steps.code", contains("SHOW_ACCOUNT", "AWAIT_DECISION", "WITHDRAW"));
        showAccount("partner", id);
        explained("partner", id).body("steps.code", contains("AWAIT_DECISION", "WITHDRAW"));
    }

    @Test
    void a_granted_claim_waits_for_its_approval_and_a_paid_one_has_no_steps() throws Exception {
        var id = granted(4);
        explained("partner", id).body("steps.code", contains("AWAIT_APPROVAL", "WITHDRAW"));
        appropriated("SKILLS_UPGRADING", PLENTY);
        act("subsidy-approver", id, "approval").statusCode(200);
        explained("partner", id).body("steps.code", hasItem("AWAIT_PAYMENT"));
        explained("partner", paidAnew())
                .body("status", equalTo("PAID"))
                .body("happened[-1].message", equalTo("The bank has paid 1500.00 yuan"))
                .body("steps", empty());
    }

    @Test
    void SUB_13_a_returned_payment_asks_for_another_account() throws Exception {
        var id = paidAnew();
        var payment = Rows.texts(database, "select id::text from payment where claim_id = '" + id + "'")
                .get(0);
        once("treasurer")
                .body(Map.of("reasonCode", "AC04"))
                .post("/v1/payments/" + payment + "/return")
                .then()
                .statusCode(200);
        explained("partner", id)
                .body("status", equalTo("RETURNED_BY_BANK"))
                .body("steps.code", contains("SHOW_ACCOUNT", "CHANGE_ACCOUNT", "WITHDRAW"))
                .body("steps[1].call.href", equalTo("/v1/claims/" + id + "/account"));
    }

    @Test
    void SUB_14_a_debt_is_told_with_what_is_open() throws Exception {
        var id = paidAnew();
        var number = read(id).extract().<String>path("certificateNumber");
        publish(
                CertificateRevokedV1.TYPE,
                new CertificateRevokedV1(
                        number,
                        UUID.randomUUID(),
                        person,
                        "1:any",
                        "4-04-05-05",
                        4,
                        LocalDate.parse("2025-08-11"),
                        Instant.parse("2025-08-11T02:00:00Z")));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "IN_RECOVERY"
                .equals(read(id).extract().path("status")));
        explained("partner", id)
                .body("happened.code", hasItem("DEBT"))
                .body("steps.code", contains("REPAY_DEBT"))
                .body("steps[0].message", equalTo("Repay 1500.00 yuan, at once or in parts; no last day is set"))
                .body("steps[0].call.href", equalTo("/v1/claims/" + id));
    }

    /** §9.2 Q5, 申请材料不完整. */
    @Test
    void Q5_incomplete_material_is_returned_for_correction_with_its_last_day() throws Exception {
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        of("subsidy-officer", versionOf(id))
                .body(Map.of("reason", "the application form lacks a page"))
                .post("/v1/claims/" + id + "/correction")
                .then()
                .statusCode(200);
        var correctBy = read(id).extract().<String>path("correctBy");
        explained("partner", id)
                .body("status", equalTo("RETURNED_FOR_CORRECTION"))
                .body("happened[-1].code", equalTo("RETURNED_FOR_CORRECTION"))
                .body("happened[-1].message", containsString("incomplete or wrong: the application form lacks a page"))
                .body("steps.code", contains("CORRECT_CLAIM", "SUBMIT_CLAIM", "WITHDRAW"))
                .body("steps[0].until", equalTo(correctBy));
        inChinese(id).body("happened[-1].message", containsString("申请材料不完整"));
    }

    /** §9.2 Q5, 超过申请期限（证书核发后12个月内）. */
    @Test
    void Q5_a_claim_past_the_window_is_refused_by_SUB_03() throws Exception {
        insured();
        var number = certified(4);
        clockAt("2026-08-12");
        var id = refused(number, "SKILLS_UPGRADING");
        assertRefused(id, "SUB-03", "超过申领期限");
        explained("partner", id)
                .body("steps.code", contains("REMEDY_SUB_03", "REQUEST_RECONSIDERATION"))
                .body("steps[0].until", equalTo("2026-10-11"));
    }

    /** §9.2 Q5, 已享受过同一职业更高等级的补贴. */
    @Test
    void Q5_a_claim_below_an_awarded_level_is_refused_by_SUB_06() throws Exception {
        insured();
        awarded("SKILLS_UPGRADING", 3, "2020-03-01");
        var id = refused(certified(4), "SKILLS_UPGRADING");
        assertRefused(id, "SUB-06", "已享受同一职业高于4级的补贴");
        explained("partner", id).body("steps.code", contains("REMEDY_SUB_06", "REQUEST_RECONSIDERATION"));
    }

    /** §9.2 Q5, 当年已达到补贴次数上限（3次）. */
    @Test
    void Q5_a_claim_above_the_limit_of_the_year_is_refused_by_SUB_05_until_the_next_year() throws Exception {
        insured();
        awarded("NEW_APPRENTICESHIP", 5, "2025-02-01");
        awarded("PROJECT_TRAINING", 5, "2025-03-01");
        awarded("SKILL_EVALUATION", 5, "2025-04-01");
        var id = refused(certified(4), "SKILLS_UPGRADING");
        assertRefused(id, "SUB-05", "已达上限3次");
        explained("partner", id)
                .body("steps.code", contains("REMEDY_SUB_05", "REQUEST_RECONSIDERATION"))
                .body("steps[0].from", equalTo("2026-01-01"))
                .body("steps[0].until", equalTo("2026-08-11"))
                .body("steps[0].call.href", equalTo("/v1/claims"));
    }

    /** §9.2 Q5, 当年已达到补贴次数上限, of one kind. */
    @Test
    void Q5_a_second_claim_of_the_kind_in_a_year_is_refused_by_SUB_04_until_the_next_year() throws Exception {
        insured();
        awarded("SKILLS_UPGRADING", 5, "2025-03-01");
        var id = refused(certified(4), "SKILLS_UPGRADING");
        assertRefused(id, "SUB-04", "同类补贴1次，上限1次");
        explained("partner", id).body("steps.find { it.code == 'REMEDY_SUB_04' }.from", equalTo("2026-01-01"));
    }

    @Test
    void a_refusal_is_reconsidered_once_and_until_its_last_day() throws Exception {
        insured();
        awarded("SKILLS_UPGRADING", 3, "2020-03-01");
        var id = refused(certified(4), "SKILLS_UPGRADING");
        of("partner", versionOf(id))
                .body(Map.of("reason", "That award was somebody else's."))
                .post("/v1/claims/" + id + "/reconsideration")
                .then()
                .statusCode(200);
        explained("partner", id)
                .body("happened[-1].code", equalTo("RECONSIDERATION_REQUESTED"))
                .body("steps.code", contains("AWAIT_RECONSIDERATION"));
        act("subsidy-officer.2", id, "reconsideration-answer").statusCode(200);
        explained("partner", id)
                .body("happened[-2].code", equalTo("RECONSIDERATION_REQUESTED"))
                .body("happened[-1].code", equalTo("REFUSED_AGAIN"))
                .body("steps", empty());
    }

    @Test
    void staff_see_the_reasons_and_only_the_steps_that_they_may_take() throws Exception {
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        for (var reader : List.of("subsidy-officer", "subsidy-approver", "treasurer", "auditor")) {
            explained(reader, id).body("steps.code", contains("AWAIT_DECISION"));
        }
    }

    @Test
    void the_claims_of_others_are_not_explained() throws Exception {
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        ask("partner.2", id).statusCode(404);
        ask("candidate.3", id).statusCode(404);
        as("partner.2").get("/v1/claims/" + id + "/explanation.ics").then().statusCode(404);
        as("registrar").get("/v1/claims/" + id + "/explanation").then().statusCode(403);
    }

    @Test
    void each_step_with_a_day_is_an_event_of_the_calendar_without_personal_data() throws Exception {
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        var file = as("partner")
                .header("Accept-Language", "en")
                .get("/v1/claims/" + id + "/explanation.ics")
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .extract()
                .asString();
        var events = Biweekly.parse(file).first().getEvents();
        assertEquals(
                List.of(id + "-SHOW_BASIS@skillcert", id + "-AWAIT_DECISION@skillcert"),
                events.stream().map(event -> event.getUid().getValue()).toList());
        var decision = events.get(1);
        assertEquals(18, decision.getDateStart().getValue().getRawComponents().getDate());
        assertEquals(2, decision.getDateEnd().getValue().getRawComponents().getDate());
        assertFalse(file.contains(number) || file.contains(passport) || file.contains("张三"));
    }

    /** Another person's claim that is paid. */
    private String paidAnew() throws Exception {
        somebodyElse();
        return paid(4);
    }

    private void awarded(String kind, int level, String day) {
        var award = new HashMap<String, Object>(Map.of(
                "identityType",
                "PASSPORT",
                "identityNumber",
                passport,
                "kind",
                kind,
                "occupationCode",
                "4-04-05-05",
                "level",
                level,
                "claimedOn",
                day,
                "grantedBy",
                "Another bureau",
                "reference",
                kind + "-" + passport));
        once("subsidy-officer.9")
                .body(Map.of("awards", List.of(award)))
                .post("/v1/awards")
                .then()
                .statusCode(200);
    }

    private String refused(String number, String kind) {
        var content = claimOf(number, passport);
        content.put("kind", kind);
        var id = claim(content).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", id, "decision").statusCode(200).body("status", equalTo("REFUSED"));
        return id;
    }

    /** Refused by this rule alone, with its sentence. */
    private static void assertRefused(String id, String rule, String sentence) {
        explained("partner", id)
                .body("status", equalTo("REFUSED"))
                .body("findings.findAll { it.verdict == 'NOT_MET' }.rule", contains(rule));
        inChinese(id).body("findings.find { it.verdict == 'NOT_MET' }.message", containsString(sentence));
    }

    private static ValidatableResponse explained(String client, String id) {
        return ask(client, id).statusCode(200);
    }

    private static ValidatableResponse inChinese(String id) {
        return as("partner").get("/v1/claims/" + id + "/explanation").then().statusCode(200);
    }

    private static ValidatableResponse ask(String client, String id) {
        return as(client)
                .header("Accept-Language", "en")
                .get("/v1/claims/" + id + "/explanation")
                .then();
    }
}
