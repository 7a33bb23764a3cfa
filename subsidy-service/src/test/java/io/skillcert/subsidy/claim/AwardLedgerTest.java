package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.personal.IdentityDocument;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The award ledger: all four kinds, awards of other bodies, and limits that the database enforces by itself. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class AwardLedgerTest extends ClaimFixture {

    @Test
    void SUB_05_three_awards_a_year_of_all_kinds_are_granted_and_a_fourth_is_refused() throws Exception {
        insured();
        var number = certified(4);
        for (var kind : List.of("NEW_APPRENTICESHIP", "PROJECT_TRAINING", "SKILLS_UPGRADING")) {
            decided(claimed(number, kind)).body("status", equalTo("GRANTED"));
        }
        decided(claimed(certified(3), "SKILL_EVALUATION"))
                .body("status", equalTo("REFUSED"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-05"))
                .body("claimableFrom", equalTo("2026-01-01"));
    }

    @Test
    void SUB_04_an_external_award_counts_and_recording_it_again_changes_nothing() throws Exception {
        insured();
        recorded(external("SKILLS_UPGRADING", 5, "2025-03-01", "A")).body("recorded", equalTo(1));
        recorded(external("SKILLS_UPGRADING", 5, "2025-03-01", "A"))
                .body("recorded", equalTo(0))
                .body("known", equalTo(1));
        decided(claimed(certified(4), "SKILLS_UPGRADING"))
                .body("status", equalTo("REFUSED"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-04"));
    }

    @Test
    void another_award_under_a_known_reference_is_refused() throws Exception {
        recorded(external("SKILLS_UPGRADING", 5, "2025-03-01", "B"));
        record(external("SKILLS_UPGRADING", 4, "2025-03-01", "B"))
                .statusCode(400)
                .body("violations.field", contains("awards[0].reference"));
    }

    @Test
    void SUB_11_an_external_award_displaces_a_pending_claim_which_is_then_refused() throws Exception {
        insured();
        var id = claimed(certified(4), "SKILLS_UPGRADING");
        recorded(external("SKILLS_UPGRADING", 5, "2025-03-01", "C")).body("displaced", equalTo(1));
        decided(id).body("status", equalTo("REFUSED"));
    }

    @Test
    void a_granted_claim_whose_award_was_displaced_is_not_approved() throws Exception {
        var id = granted(4);
        recorded(external("SKILLS_UPGRADING", 5, "2025-03-01", "D")).body("displaced", equalTo(1));
        act("subsidy-approver", id, "approval")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:place-lost"));
        act("subsidy-approver", id, "return-to-review").body("status", equalTo("UNDER_REVIEW"));
        decided(id).body("status", equalTo("REFUSED"));
    }

    @Test
    void an_external_award_over_a_limit_is_recorded_and_reported() throws Exception {
        var id = approved(4);
        recorded(external("SKILLS_UPGRADING", 3, "2025-03-01", "E")).body("overLimit", contains("awards[0]"));
        as("auditor")
                .body(Map.of("identityType", "PASSPORT", "identityNumber", passport))
                .post("/v1/award-lookups")
                .then()
                .body("items.status", containsInAnyOrder("AWARDED", "OVER_LIMIT"))
                .body("items.claimId", hasItem(id));
    }

    @Test
    void SUB_07_an_external_award_bars_its_level_in_every_year_and_SUB_06_the_lower_ones() throws Exception {
        insured();
        recorded(external("SKILLS_UPGRADING", 4, "2020-03-01", "F"));
        decided(claimed(certified(4), "SKILLS_UPGRADING"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-07"));
        decided(claimed(certified(5), "SKILLS_UPGRADING"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-06"));
    }

    @Test
    void a_file_of_awards_is_recorded_as_a_whole_or_not_at_all() throws Exception {
        var header = "identity_type,identity_number,kind,occupation_code,level,claimed_on,granted_by,reference\n";
        var good = "PASSPORT," + passport + ",PROJECT_TRAINING,,,2025-02-01,Another bureau,F-" + passport + "\n";
        file(header + good + "PASSPORT,E1,GIFT,,9,2025-02-30,,\n")
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "line 3.kind",
                                "line 3.level",
                                "line 3.claimed_on",
                                "line 3.granted_by",
                                "line 3.reference",
                                "line 3.identity_number"));
        file(header + good).statusCode(200).body("recorded", equalTo(1));
        file(header + good).statusCode(200).body("recorded", equalTo(0)).body("known", equalTo(1));
        file("kind\n").statusCode(400);
    }

    @Test
    void a_control_character_in_a_file_of_awards_is_refused_with_its_line() {
        var header = "identity_type,identity_number,kind,occupation_code,level,claimed_on,granted_by,reference\n";
        file(header + "PASSPORT," + passport + ",PROJECT_TRAINING,,,2025-02-03,Another bureau,n\u0000ul\n")
                .statusCode(400)
                .body("violations.field", contains("line 2"));
    }

    @Test
    void SUB_08_a_payment_from_unemployment_insurance_bars_a_claim_even_after_it_was_approved() throws Exception {
        var id = approved(4);
        var number = read(id).extract().<String>path("certificateNumber");
        fromInsurance(number).body("recorded", equalTo(1));
        fromInsurance(number).body("recorded", equalTo(0));
        read(id).body("status", equalTo("REFUSED"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-08"));
    }

    @Test
    void SUB_08_a_payment_from_unemployment_insurance_while_in_payment_refuses_the_claim_if_the_bank_returns_it()
            throws Exception {
        var id = approved(4);
        var batch = sent();
        fromInsurance(read(id).extract().path("certificateNumber"));
        read(id).body("status", equalTo("IN_PAYMENT"));
        reported(batch, Bank.reading(fileOf(batch)).answers(payment -> "AC04")).statusCode(200);
        read(id).body("status", equalTo("REFUSED"));
    }

    @ParameterizedTest
    @CsvSource({
        "SKILLS_UPGRADING, 3, award_once_a_year_per_kind",
        "PROJECT_TRAINING, 3, award_a_year",
    })
    void the_database_enforces_the_limits_of_a_year_without_the_code(String kind, int level, String constraint)
            throws Exception {
        insured();
        var number = certified(4);
        for (var other : List.of("NEW_APPRENTICESHIP", "SKILL_EVALUATION", "SKILLS_UPGRADING")) {
            claimed(number, other);
        }
        assertRefused(insert(kind, level, "2025-05-05"), constraint);
    }

    @Test
    void the_database_refuses_a_lower_or_the_same_level_in_another_year() throws Exception {
        insured();
        claimed(certified(4), "SKILLS_UPGRADING");
        assertRefused(insert("SKILLS_UPGRADING", 5, "2026-05-05"), "award_no_lower_after_higher");
        assertRefused(insert("SKILLS_UPGRADING", 4, "2026-05-05"), "award_once_per_level");
    }

    private void assertRefused(String statement, String constraint) {
        var refused = assertThrows(SQLException.class, () -> execute(statement));
        assertEquals("23514", refused.getSQLState());
        var error = ((org.postgresql.util.PSQLException) refused).getServerErrorMessage();
        assertEquals(constraint, error.getConstraint());
        assertTrue(error.getMessage().startsWith("SUB-"));
    }

    /** Inserts an award of the holder, as a faulty program might: for a draft, which reserves none. */
    private String insert(String kind, int level, String day) throws Exception {
        var content = claimOf(certified(1), passport);
        content.put("draft", true);
        var draft = claim(content).statusCode(201).extract().<String>path("id");
        return "insert into award (id, holder_digest, kind, occupation_code, level, claimed_on, year, claim_id, status)"
                + " values (gen_random_uuid(), '" + holder() + "', '" + kind + "', '4-04-05-05', " + level + ", '" + day
                + "', " + day.substring(0, 4) + ", '" + draft + "', 'RESERVED')";
    }

    private String holder() {
        return digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport));
    }

    private String claimed(String number, String kind) {
        var content = claimOf(number, passport);
        content.put("kind", kind);
        return claim(content).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse decided(String id) {
        return act("subsidy-officer", id, "decision").statusCode(200);
    }

    private Map<String, Object> external(String kind, int level, String day, String reference) {
        var award = new HashMap<String, Object>();
        award.put("identityType", "PASSPORT");
        award.put("identityNumber", passport);
        award.put("kind", kind);
        award.put("occupationCode", "4-04-05-05");
        award.put("level", level);
        award.put("claimedOn", day);
        award.put("grantedBy", "Another bureau");
        award.put("reference", reference + "-" + passport);
        return award;
    }

    private static ValidatableResponse record(Map<String, Object> award) {
        return once("subsidy-officer")
                .body(Map.of("awards", List.of(award)))
                .post("/v1/awards")
                .then();
    }

    private static ValidatableResponse recorded(Map<String, Object> award) {
        return record(award).statusCode(200);
    }

    private static ValidatableResponse file(String content) {
        return once("subsidy-officer")
                .contentType("text/csv")
                .body(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/award-files")
                .then();
    }

    private static ValidatableResponse fromInsurance(String number) {
        return once("subsidy-officer")
                .body(Map.of("payments", List.of(Map.of("certificateNumber", number, "paidOn", "2025-07-01"))))
                .post("/v1/insurance-payments")
                .then()
                .statusCode(200)
                .body("$", org.hamcrest.Matchers.aMapWithSize(1));
    }
}
