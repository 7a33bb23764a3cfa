package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that other bodies report: wrong ones have a way back, and entitlements follow them. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class FactsFromElsewhereTest extends ClaimFixture {

    @Inject
    SubsidyParameterSource parameters;

    @Test
    void a_wrong_award_is_voided_by_two_people_and_counts_no_longer() throws Exception {
        insured();
        award("2025-03-01").statusCode(200);
        var number = certified(4);
        lookUp(number).body("outcome", equalTo("REFUSED"));
        var award = lookUpAwards().extract().<String>path("items[0].id");
        once("subsidy-approver")
                .post("/v1/awards/" + award + "/voiding-confirmation")
                .then()
                .statusCode(409);
        once("subsidy-officer+subsidy-approver")
                .body(Map.of("reason", "Typed under the wrong holder."))
                .post("/v1/awards/" + award + "/voiding")
                .then()
                .statusCode(200)
                .body("voiding.status", equalTo("PROPOSED"))
                .body("status", equalTo("AWARDED"));
        once("subsidy-officer+subsidy-approver")
                .post("/v1/awards/" + award + "/voiding-confirmation")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:two-people-needed"));
        assertThrows(
                SQLException.class, () -> execute("update award set status = 'VOIDED' where id = '" + award + "'"));
        once("subsidy-approver")
                .post("/v1/awards/" + award + "/voiding-confirmation")
                .then()
                .statusCode(200)
                .body("status", equalTo("VOIDED"));
        lookUpAwards().body("items[0].voiding.reason", equalTo("Typed under the wrong holder."));
        awaitOutcome(number, "GRANTED");
        award("2025-03-02").statusCode(200).body("recorded", equalTo(1));
        awaitOutcome(number, "REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-08-12", "2030-01-01", "1899-01-01"})
    void an_absurd_day_is_refused(String day) throws Exception {
        award(day).statusCode(400).body("violations.field", contains("awards[0].claimedOn"));
        insurance(certified(4), day).statusCode(400).body("violations.field", contains("payments[0].paidOn"));
    }

    @Test
    void an_entitlement_is_assessed_again_when_facts_arrive_and_says_when() throws Exception {
        var number = certified(4);
        lookUp(number).body("outcome", equalTo("REFERRED"));
        insured();
        awaitOutcome(number, "GRANTED");
    }

    @Test
    void an_entitlement_that_another_job_has_locked_is_assessed_again_after_that() throws Exception {
        var number = certified(4);
        try (var connection = database.getConnection();
                var other = connection.createStatement()) {
            connection.setAutoCommit(false);
            other.execute("select id from entitlement where certificate_number = '" + number + "' for no key update");
            insured();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Rows.texts(
                            database,
                            "select 1 where exists (select from pg_locks where not granted)"
                                    + " or not exists (select from entitlement_reassessment)")
                    .isEmpty());
            connection.rollback();
        }
        awaitOutcome(number, "GRANTED");
    }

    @Test
    void SUB_08_an_insurance_payment_on_a_paid_claim_is_a_case_that_two_people_decide() throws Exception {
        var id = paid(4);
        var number = read(id).extract().<String>path("certificateNumber");
        insurance(number, "2025-07-01").statusCode(200).body("cases", contains(id));
        as("auditor")
                .get("/v1/insurance-cases?limit=200")
                .then()
                .body("items.find { it.claimId == '" + id + "' }.settlement.status", equalTo("OPEN"));
        once("subsidy-officer+subsidy-approver")
                .body(Map.of("outcome", "RECOVER", "reason", "Insurance has paid first."))
                .post("/v1/insurance-cases/" + id + "/proposal")
                .then()
                .statusCode(200);
        once("subsidy-officer+subsidy-approver")
                .post("/v1/insurance-cases/" + id + "/confirmation")
                .then()
                .statusCode(403);
        read(id).body("status", equalTo("PAID"));
        once("subsidy-approver")
                .post("/v1/insurance-cases/" + id + "/confirmation")
                .then()
                .statusCode(200)
                .body("settlement.status", equalTo("SETTLED"));
        read(id).body("status", equalTo("IN_RECOVERY"));
        as("treasurer").get("/v1/debts/" + id).then().statusCode(200).body("open", equalTo("1500.00"));
    }

    @Test
    void SUB_08_an_insurance_payment_stops_no_claim_of_a_day_on_which_the_rule_does_not_apply() throws Exception {
        execute("insert into parameter_entry (name, effective_from, revision, content, source, put_by) values"
                + " ('no-double-source', '2025-08-11', 0, '{\"value\": false, \"citation\": {\"document\": \"A draft\","
                + " \"article\": \"1\"}}', 'PEOPLE', 'test')");
        parameters.reload();
        try {
            var id = approved(4);
            var before = fundOf("SKILLS_UPGRADING").get("encumbered");
            insurance(read(id).extract().path("certificateNumber"), "2025-07-01")
                    .statusCode(200)
                    .body("recorded", equalTo(1));
            read(id).body("status", equalTo("APPROVED")).body("amount", equalTo("1500.00"));
            assertEquals(before, fundOf("SKILLS_UPGRADING").get("encumbered"));
            assertEquals(
                    List.of("AWARDED"), Rows.texts(database, "select status from award where claim_id = '" + id + "'"));
            sent();
            read(id).body("status", equalTo("IN_PAYMENT"));
        } finally {
            execute("insert into parameter_withdrawal (name, effective_from, revision, withdrawn_by)"
                    + " values ('no-double-source', '2025-08-11', 0, 'test')");
            parameters.reload();
        }
    }

    @Test
    void SUB_08_a_mistyped_insurance_payment_is_voided_by_two_people() throws Exception {
        insured();
        var number = certified(4);
        var unknown = "S000044030001254888888";
        insurance(unknown, "2025-07-01").statusCode(200).body("unknown", contains(unknown));
        insurance(number, "2025-07-01").statusCode(200).body("unknown", nullValue());
        awaitOutcome(number, "REFUSED");
        var path = "/v1/insurance-payments/" + number;
        once("subsidy-approver").post(path + "/voiding-confirmation").then().statusCode(409);
        once("subsidy-officer+subsidy-approver")
                .body(Map.of("reason", "The last digit was mistyped."))
                .post(path + "/voiding")
                .then()
                .statusCode(200)
                .body("settlement.status", equalTo("PROPOSED"));
        once("subsidy-officer+subsidy-approver")
                .post(path + "/voiding-confirmation")
                .then()
                .statusCode(403);
        once("subsidy-approver")
                .post(path + "/voiding-confirmation")
                .then()
                .statusCode(200)
                .body("settlement.status", equalTo("SETTLED"));
        once("subsidy-approver").post(path + "/voiding-confirmation").then().statusCode(404);
        awaitOutcome(number, "GRANTED");
        claim(number).statusCode(201);
        insurance(number, "2025-07-01").statusCode(200).body("recorded", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\u0000ul", "x\u0001y"})
    void a_control_character_in_an_award_file_is_refused_with_its_line(String reference) {
        var file = "identity_type,identity_number,kind,occupation_code,level,claimed_on,granted_by,reference\n"
                + "PASSPORT," + passport + ",PROJECT_TRAINING,,,2025-02-03,Another bureau," + reference + "\n";
        once("subsidy-officer")
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/award-files")
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("line 2"));
    }

    private void awaitOutcome(String number, String outcome) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> lookUp(number).extract().path("outcome").equals(outcome));
    }

    private ValidatableResponse award(String day) {
        return once("subsidy-officer")
                .body(Map.of(
                        "awards",
                        List.of(Map.of(
                                "identityType",
                                "PASSPORT",
                                "identityNumber",
                                passport,
                                "kind",
                                "SKILLS_UPGRADING",
                                "occupationCode",
                                "4-04-05-05",
                                "level",
                                4,
                                "claimedOn",
                                day,
                                "grantedBy",
                                "Another bureau",
                                "reference",
                                "V-" + passport))))
                .post("/v1/awards")
                .then();
    }

    private static ValidatableResponse insurance(String number, String day) {
        return once("subsidy-officer")
                .body(Map.of("payments", List.of(Map.of("certificateNumber", number, "paidOn", day))))
                .post("/v1/insurance-payments")
                .then();
    }

    private ValidatableResponse lookUpAwards() {
        return as("subsidy-officer")
                .body(Map.of("identityType", "PASSPORT", "identityNumber", passport))
                .post("/v1/award-lookups")
                .then()
                .statusCode(200);
    }
}
