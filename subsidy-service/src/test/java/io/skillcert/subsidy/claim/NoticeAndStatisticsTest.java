package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Public notice, statistics and reconciliation, over the claims that other tests have left. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class NoticeAndStatisticsTest extends ClaimFixture {

    @Test
    void SUB_12_a_claim_under_public_notice_is_published_masked_and_paid_after_its_last_day() throws Exception {
        var id = approved(4);
        shown(id, "2025-08-12", "2025-08-18");
        clockAt("2025-08-11");
        notices().body("items.claimId", not(hasItem(id)));
        clockAt("2025-08-18");
        notices()
                .body("items.find { it.claimId == '" + id + "' }.name", equalTo("张*"))
                .body("items.find { it.claimId == '" + id + "' }.amount", equalTo("1500.00"));
        notPaid(id);
        clockAt("2025-08-19");
        notices().body("items.claimId", not(hasItem(id)));
        paidNow(id);
    }

    @Test
    void SUB_12_an_objection_blocks_only_its_claim_until_another_person_settles_it() throws Exception {
        var id = approved(4);
        shown(id, "2025-08-12", "2025-08-18");
        var objection = objected(id).statusCode(201).extract().<String>path("id");
        somebodyElse();
        var other = approved(4);
        clockAt("2025-08-19");
        paidNow(other);
        read(id).body("status", equalTo("APPROVED"));
        as("subsidy-approver").get("/v1/objections").then().body("items.id", hasItem(objection));
        settled(objection, "DISMISSED").statusCode(200);
        settled(objection, "DISMISSED").statusCode(409);
        paidNow(id);
    }

    @Test
    void an_upheld_objection_returns_the_claim_to_review_and_releases_its_money() throws Exception {
        var id = approved(4);
        shown(id, "2025-08-12", "2025-08-18");
        var before = fundOf("SKILLS_UPGRADING").get("available");
        var objection = objected(id).extract().<String>path("id");
        settled(objection, "UPHELD").statusCode(200);
        read(id).body("status", equalTo("UNDER_REVIEW"));
        assertEquals(
                new java.math.BigDecimal((String) before).add(new java.math.BigDecimal("1500.00")),
                new java.math.BigDecimal((String) fundOf("SKILLS_UPGRADING").get("available")));
        objected(id).statusCode(409).body("type", equalTo("urn:skillcert:problem:no-public-notice"));
    }

    @Test
    void statistics_count_claims_amounts_reasons_and_processing_times() throws Exception {
        paid(3);
        somebodyElse();
        insured();
        claim(certified(5)).statusCode(201);
        var refused = claim(certified(4)).extract().<String>path("id");
        act("subsidy-officer", refused, "decision").body("status", equalTo("REFUSED"));
        var figures = as("auditor")
                .get("/v1/figures?from=2025-08-01&to=2025-08-31")
                .then()
                .statusCode(200)
                .body("claims.month", hasItem("2025-08"))
                .body("reasons.rule", hasItem("SUB-04"))
                .body("bases.basis", hasItem("SOCIAL_INSURANCE"))
                .body("states.status", hasItem("SUBMITTED"))
                .body("forecast.year", hasItem(2025))
                .extract();
        var ofLevel3 = figures.<Map<String, Object>>path(
                "claims.find { it.level == 3 && it.outcome == 'GRANTED' && it.month == '2025-08' }");
        assertEquals(
                List.of(ofLevel3.get("claims") + " " + ofLevel3.get("paid")),
                Rows.texts(
                        database,
                        "select count(*) || ' ' || sum(c.amount - coalesce(d.repaid, 0)) filter (where c.status in"
                            + " ('PAID', 'IN_RECOVERY', 'RECOVERED')) from claim c left join debt d on d.claim_id ="
                            + " c.id join entitlement e using (certificate_number) where e.level = 3 and c.status in"
                            + " ('GRANTED', 'AWAITING_FUNDS', 'APPROVED', 'IN_PAYMENT', 'PAID', 'RETURNED_BY_BANK',"
                            + " 'IN_RECOVERY', 'RECOVERED') and c.claimed_on between '2025-08-01' and '2025-08-31'"));
        var csv = new String(as("auditor")
                .get("/v1/figures/export?of=REASONS&from=2025-08-01&to=2025-08-31")
                .asByteArray());
        assertTrue(csv.startsWith("rule,refusals"), csv);
        for (var table : List.of("CLAIMS", "BASES", "STATES", "FORECAST")) {
            as("auditor").get("/v1/figures/export?of=" + table).then().statusCode(200);
        }
        as("auditor").get("/v1/figures?from=2025-08-02&to=2025-08-01").then().statusCode(400);
    }

    @Test
    void the_reconciliation_finds_each_difference() throws Exception {
        paid(4);
        reconciled().body("differences.code", not(hasItem(startsWith("FUND"))));
        execute("alter table fund drop constraint fund_never_below_zero");
        execute("update fund set spent = spent + 0.01 where line = 'SKILLS_UPGRADING' and year = 2025");
        reconciled()
                .body("differences.code", hasItem("FUND_SPENT"))
                .body("differences.code", hasItem("CLAIMS_PAID"))
                .body("differences.find { it.code == 'FUND_SPENT' }.subject", equalTo("2025 SKILLS_UPGRADING"));
        as("treasurer")
                .get("/v1/reconciliations?day=2025-08-11")
                .then()
                .body("items.day", contains("2025-08-11"))
                .body("items[0].differences.size()", greaterThanOrEqualTo(2));
        execute("update fund set spent = spent - 0.01 where line = 'SKILLS_UPGRADING' and year = 2025");
        execute("alter table fund add constraint fund_never_below_zero check (encumbered + spent <= appropriated)");
        reconciled().body("differences.code", not(hasItem("FUND_SPENT")));
        clockAt("2025-08-12");
        as("auditor").get("/v1/reconciliations").then().body("items.day", hasItem("2025-08-12"));
    }

    /** Publishes a notice although the parameter, which is data, has public notice switched off. */
    private void shown(String id, String from, String until) throws Exception {
        execute("insert into public_notice (claim_id, masked_name, occupation_code, level, amount, shown_from,"
                + " shown_until, ended) select c.id, '张*', e.occupation_code, e.level, c.amount, '"
                + from + "', '"
                + LocalDate.parse(until) + "', false from claim c join entitlement e using (certificate_number)"
                + " where c.id = '" + id + "'");
    }

    private static ValidatableResponse notices() {
        return as("partner").get("/v1/public-notices?limit=200").then().statusCode(200);
    }

    private static void notPaid(String id) {
        once("treasurer").post("/v1/payment-batches");
        read(id).body("status", equalTo("APPROVED")).body("paidOn", nullValue());
    }

    private static void paidNow(String id) {
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).paysAll()).statusCode(200);
        read(id).body("status", equalTo("PAID"));
        assertFalse(batch.isEmpty());
    }

    private static ValidatableResponse objected(String claim) {
        return once("subsidy-officer")
                .body(Map.of("claimId", claim, "grounds", "Somebody has called."))
                .post("/v1/objections")
                .then();
    }

    private static ValidatableResponse settled(String objection, String outcome) {
        return as("subsidy-approver")
                .body(Map.of("outcome", outcome, "reason", "It was looked into."))
                .post("/v1/objections/" + objection + "/settlement")
                .then();
    }

    private static ValidatableResponse reconciled() {
        return once("treasurer").post("/v1/reconciliations").then().statusCode(200);
    }
}
