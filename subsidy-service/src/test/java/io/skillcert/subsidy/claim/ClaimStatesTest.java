package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ClaimStatesTest extends ClaimFixture {

    @Test
    void a_draft_may_be_incomplete_and_is_submitted_when_it_is_complete() throws Exception {
        insured();
        var id = draft(certified(4));
        read(id).body("status", equalTo("DRAFT")).body("claimedOn", nullValue()).body("decision", nullValue());
        of("partner", versionOf(id))
                .post("/v1/claims/" + id + "/submission")
                .then()
                .statusCode(400)
                .body("violations.field", contains("name", "bankCode", "bankAccount", "formSigned"));
        changed(id, content()).statusCode(200);
        clockAt("2025-08-13");
        submitted(id).statusCode(200).body("status", equalTo("SUBMITTED")).body("claimedOn", equalTo("2025-08-13"));
        changed(id, content()).statusCode(409).body("type", equalTo("urn:skillcert:problem:claim-not-open"));
    }

    @Test
    void SUB_03_a_draft_expires_with_its_claim_window() throws Exception {
        var number = certified(4);
        clockAt("2026-06-01");
        var id = draft(number);
        clockAt("2026-08-11");
        read(id).body("status", equalTo("DRAFT"));
        clockAt("2026-08-12");
        read(id).body("status", equalTo("EXPIRED"));
    }

    @Test
    void SUB_11_a_claim_returned_for_correction_keeps_its_day_and_its_place_until_it_expires() throws Exception {
        insured();
        var first = claim(certified(4)).extract().<String>path("id");
        act("subsidy-officer", first, "correction")
                .statusCode(200)
                .body("status", equalTo("RETURNED_FOR_CORRECTION"))
                .body("correctBy", equalTo("2025-09-01"));
        var second = claim(certified(3)).extract().<String>path("id");
        act("subsidy-officer", second, "decision").body("status", equalTo("REFUSED"));
        clockAt("2025-08-20");
        changed(first, content()).statusCode(200);
        submitted(first).body("claimedOn", equalTo("2025-08-11")).body("correctBy", nullValue());
        act("subsidy-officer", first, "correction").body("correctBy", equalTo("2025-09-10"));
        clockAt("2025-09-11");
        read(first).body("status", equalTo("EXPIRED"));
        var third = claim(certified(3)).extract().<String>path("id");
        act("subsidy-officer", third, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void an_illegal_transition_and_a_stale_version_are_refused() throws Exception {
        var id = granted(4);
        act("subsidy-officer", id, "correction")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:illegal-transition"))
                .body("detail", containsString("GRANTED变为RETURNED_FOR_CORRECTION"));
        act("subsidy-approver", id, "approval", 0)
                .statusCode(412)
                .body("type", equalTo("urn:skillcert:problem:stale-version"));
    }

    @ParameterizedTest
    @CsvSource({"308584000014, 不是联行号：12位数字，末位为校验码", "102290002916, 开户行所在城市代码不是5840"})
    void SUB_13_the_bank_code_is_valid_and_names_shenzhen(String code, String message) throws Exception {
        var content = claimOf(certified(4), passport);
        content.put("bankCode", code);
        claim(content)
                .statusCode(400)
                .body("violations.field", contains("bankCode"))
                .body("violations.message", contains(containsString(message)));
    }

    @Test
    void SUB_02_an_officer_settles_a_fact_that_no_registry_answers() throws Exception {
        var id = claim(certified(4)).extract().<String>path("id");
        act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED"));
        of("subsidy-officer.2", versionOf(id))
                .body(Map.of("basis", "HOUSEHOLD_REGISTRATION", "holds", true, "evidence", "book", "reason", "seen"))
                .post("/v1/claims/" + id + "/facts")
                .then()
                .statusCode(200);
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void SUB_04_a_refusal_names_the_first_day_on_which_a_claim_is_possible() throws Exception {
        insured();
        claim(certified(5)).statusCode(201);
        var id = claim(certified(4)).extract().<String>path("id");
        act("subsidy-officer", id, "decision")
                .body("status", equalTo("REFUSED"))
                .body("claimableFrom", equalTo("2026-01-01"));
    }

    @Test
    void SUB_12_overdue_claims_are_listed() throws Exception {
        var id = claim(certified(4)).extract().<String>path("id");
        clockAt("2025-09-01");
        overdue().body("items.id", not(hasItem(id)));
        clockAt("2025-09-02");
        overdue().body("items.id", hasItem(id));
    }

    @Test
    void a_reconsideration_is_requested_once_and_decided_by_a_third_person() throws Exception {
        insured();
        var first = claim(certified(5)).extract().<String>path("id");
        var id = claim(certified(4)).extract().<String>path("id");
        act("subsidy-officer", id, "decision").body("status", equalTo("REFUSED"));
        act("partner", id, "reconsideration").statusCode(200);
        act("partner", id, "reconsideration")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:reconsidered-once"));
        as("auditor").get("/v1/reconsiderations").then().body("items.claimId", hasItem(id));
        act("subsidy-officer", id, "reconsideration-answer")
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:third-person-needed"));
        act("partner", first, "withdrawal").statusCode(200);
        act("subsidy-officer.2", id, "reconsideration-answer").statusCode(200).body("status", equalTo("GRANTED"));
        act("subsidy-officer.2", id, "reconsideration-answer").statusCode(409);
        as("auditor").get("/v1/reconsiderations").then().body("items.claimId", not(hasItem(id)));
    }

    @Test
    void a_late_request_for_reconsideration_is_refused_with_the_last_day() throws Exception {
        insured();
        claim(certified(5)).statusCode(201);
        var id = claim(certified(4)).extract().<String>path("id");
        act("subsidy-officer", id, "decision").body("status", equalTo("REFUSED"));
        clockAt("2025-10-11");
        act("partner", id, "reconsideration").statusCode(409).body("detail", containsString("2025-10-10"));
    }

    @Test
    void SUB_13_a_returned_payment_needs_another_account_and_no_other_decision() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.answers(payment -> "AC04")).statusCode(200);
        read(id).body("status", equalTo("RETURNED_BY_BANK")).body("amount", equalTo("1500.00"));
        account(id, "102290002916").statusCode(400).body("violations.field", contains("bankCode"));
        account(id, "307584007998").statusCode(409).body("type", equalTo("urn:skillcert:problem:account-not-shown"));
        showAccount("partner", id);
        account(id, "307584007998").statusCode(200).body("status", equalTo("RETURNED_BY_BANK"));
        checked("subsidy-officer.8", id, true).statusCode(200).body("status", equalTo("APPROVED"));
        account(id, "307584007998").statusCode(409).body("type", equalTo("urn:skillcert:problem:no-account-wanted"));
        var second = sent();
        reported(second, Bank.reading(fileOf(second)).paysAll()).statusCode(200);
        read(id).body("status", equalTo("PAID"));
    }

    private String draft(String number) {
        return once("partner")
                .body(Map.of(
                        "certificateNumber",
                        number,
                        "identityType",
                        "PASSPORT",
                        "identityNumber",
                        passport,
                        "draft",
                        true))
                .post("/v1/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Map<String, Object> content() {
        var content = new HashMap<>(claimOf("any", passport));
        content.remove("certificateNumber");
        content.put("bases", List.of(Map.of("basis", "SOCIAL_INSURANCE", "evidence", "a record")));
        return content;
    }

    private static ValidatableResponse changed(String id, Map<String, Object> content) {
        return of("partner", versionOf(id))
                .body(content)
                .put("/v1/claims/" + id)
                .then();
    }

    private static ValidatableResponse submitted(String id) {
        return of("partner", versionOf(id))
                .post("/v1/claims/" + id + "/submission")
                .then();
    }

    private static ValidatableResponse account(String id, String bankCode) {
        return of("partner", versionOf(id))
                .body(Map.of("bankCode", bankCode, "bankAccount", "6200000000000002"))
                .post("/v1/claims/" + id + "/account")
                .then();
    }

    private static ValidatableResponse overdue() {
        return as("subsidy-officer")
                .get("/v1/claims?overdue=true&limit=200")
                .then()
                .statusCode(200);
    }
}
