package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The payee of a claim is the certificate's holder (SUB-13), and those who decide see who that is. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class PayeeTest extends ClaimFixture {

    @Test
    void SUB_13_a_claim_under_another_name_is_referred_until_the_claimant_corrects_it() throws Exception {
        insured();
        var content = claimOf(certified(4), passport);
        content.put("name", "冒名者");
        var id = claim(content).statusCode(201).extract().<String>path("id");
        account(act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED")), "NOT_MET");
        checked("subsidy-officer.2", id, true).statusCode(200);
        account(act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED")), "NOT_MET");
        act("subsidy-approver", id, "approval").statusCode(409);
        act("subsidy-officer", id, "correction").statusCode(200);
        content.remove("certificateNumber");
        content.put("name", " 张 三 ");
        of("partner", versionOf(id))
                .body(content)
                .put("/v1/claims/" + id)
                .then()
                .statusCode(200);
        of("partner", versionOf(id))
                .post("/v1/claims/" + id + "/submission")
                .then()
                .statusCode(200);
        account(act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED")), "MET");
    }

    @Test
    void SUB_13_a_claim_without_a_document_of_the_account_is_referred() throws Exception {
        insured();
        var id = filed("partner", claimOf(certified(4), passport))
                .statusCode(201)
                .extract()
                .<String>path("id");
        account(act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED")), "UNKNOWN");
        showAccount("partner", id);
        account(act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED")), "MET");
    }

    @Test
    void SUB_13_an_officer_settles_the_account_of_a_certificate_whose_name_is_not_known() throws Exception {
        nameOnCertificate = null;
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        account(act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED")), "UNKNOWN");
        checked("subsidy-officer", id, true)
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:duties-separated"));
        checked("subsidy-officer.2", id, false).statusCode(200);
        account(act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED")), "NOT_MET");
        checked("subsidy-officer.2", id, true).statusCode(200);
        account(act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED")), "MET");
        as("auditor")
                .get("/v1/claims/" + id)
                .then()
                .body("claimant.accountChecks.own", contains(false, true))
                .body("claimant.accountChecks[0].evidence", equalTo("letter\nseen"))
                .body("claimant.accountShownBy", equalTo("OFFICER"));
    }

    @Test
    void those_who_decide_see_the_claimant_and_nobody_else_does() throws Exception {
        insured();
        var content = claimOf(certified(4), passport);
        content.put("bases", List.of(Map.of("basis", "SOCIAL_INSURANCE", "evidence", "record 2025-0815")));
        var id = claim(content).statusCode(201).extract().<String>path("id");
        for (var role : List.of("subsidy-officer", "subsidy-approver", "auditor")) {
            as(role).get("/v1/claims/" + id)
                    .then()
                    .body("claimant.certifiedName", equalTo("张三"))
                    .body("claimant.accountHolder", equalTo("张三"))
                    .body("claimant.identityType", equalTo("PASSPORT"))
                    .body("claimant.identityNumber", startsWith("*****"))
                    .body("claimant.bases.evidence", contains("record 2025-0815"))
                    .body("claimant.accountShownBy", equalTo("DOCUMENT"))
                    .body("claimant.filedBy", equalTo("partner"))
                    .body("claimant.facts.findAll { it.holds }.basis", contains("SOCIAL_INSURANCE"))
                    .body("bankAccount", equalTo("************0001"));
        }
        assertEquals(
                List.of("3"),
                Rows.texts(
                        database,
                        "select count(distinct actor)::text from audit_entry where act = 'read-claim' and actor <> 'partner'"
                                + " and reason is null and subject_id = '" + id + "'"));
        for (var role : List.of("partner", "treasurer")) {
            as(role).get("/v1/claims/" + id).then().statusCode(200).body("claimant", nullValue());
        }
    }

    private static void account(ValidatableResponse decided, String verdict) {
        decided.body("decision.findings.find { it.rule == 'SUB-13' }.verdict", equalTo(verdict));
    }
}
