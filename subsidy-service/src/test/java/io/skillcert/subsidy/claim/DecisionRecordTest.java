package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class DecisionRecordTest extends ClaimFixture {

    @Test
    void a_record_is_complete_and_another_library_verifies_its_signature() throws Exception {
        var id = decisionOf(granted(3));
        var answer = as("partner")
                .get("/v1/decisions/" + id)
                .then()
                .statusCode(200)
                .body("record.facts.certificate.level", equalTo("SENIOR_WORKER"))
                .body("record.facts.bases.SOCIAL_INSURANCE", equalTo(true))
                .body("record.parameters", hasSize(14))
                .body("record.parameters.name", hasItem("uplift"))
                .body("record.parameters.find { it.name == 'claim-window' }.value", equalTo("P12M"))
                .body("record.parameters.find { it.name == 'claim-window' }.effectiveFrom", equalTo("2019-01-01"))
                .body("record.assessment.policy.version", equalTo("2025.1"))
                .body("record.assessment.findings[2].citation.article", equalTo("§2.3 申请期限；§6.4"))
                .extract();
        var keys = JWKSet.parse(as("partner").get("/.well-known/jwks.json").asString());
        var jws = JWSObject.parse(answer.path("jws"));
        var key = keys.getKeyByKeyId(jws.getHeader().getKeyID()).toECKey();
        assertTrue(jws.verify(new ECDSAVerifier(key)));
        assertEquals(id, jws.getPayload().toJSONObject().get("id"));
        assertFalse(jws.getPayload().toString().contains(passport));
        assertFalse(jws.getPayload().toString().contains("张三"));
    }

    @Test
    void a_replayed_decision_agrees() throws Exception {
        var id = decisionOf(granted(3));
        as("auditor")
                .post("/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("agrees", equalTo(true))
                .body("differences", empty())
                .body("signatureValid", equalTo(true))
                .body("assessment.amount", equalTo("2400.00"));
    }

    @Test
    void a_record_that_was_changed_is_detected() throws Exception {
        var id = decisionOf(granted(3));
        execute("update decision set record = replace(record, '\"amount\":\"2400.00\"', '\"amount\":\"2500.00\"')"
                + " where id = '"
                + id + "'");
        as("auditor")
                .post("/v1/decisions/" + id + "/replay")
                .then()
                .body("agrees", equalTo(false))
                .body("differences", hasItem("amount"))
                .body("signatureValid", equalTo(false));
    }

    @Test
    void a_decision_of_another_owner_is_not_found() throws Exception {
        var id = decisionOf(granted(4));
        as("partner.2").get("/v1/decisions/" + id).then().statusCode(404);
    }

    private static String decisionOf(String claim) {
        return read(claim).extract().path("decisionId");
    }
}
