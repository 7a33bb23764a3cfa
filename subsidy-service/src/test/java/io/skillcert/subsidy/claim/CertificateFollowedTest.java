package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Entitlements and claims follow what becomes of a certificate. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class CertificateFollowedTest extends ClaimFixture {

    private static final LocalDate TODAY = LocalDate.parse("2025-08-11");

    @Test
    void SUB_01_a_claim_on_a_revoked_certificate_is_refused() throws Exception {
        insured();
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        revoked(number);
        act("subsidy-officer", id, "decision", 0).body("status", equalTo("REFUSED"));
    }

    @Test
    void SUB_14_a_revocation_before_payment_stops_it() throws Exception {
        insured();
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", id, "decision", 0).body("status", equalTo("GRANTED"));
        act("subsidy-approver", id, "approval", 1).statusCode(200);
        revoked(number);
        once("treasurer")
                .body(Map.of("reference", "transfer 1"))
                .post("/v1/claims/" + id + "/payment")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:certificate-revoked"));
        as("partner").get("/v1/claims/" + id).then().body("status", equalTo("APPROVED"));
    }

    @Test
    void a_reissued_certificate_keeps_its_entitlement_and_its_claim() throws Exception {
        insured();
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        var next = number.substring(0, 16) + "9" + number.substring(17);
        tell(
                CertificateReissuedV1.TYPE,
                new CertificateReissuedV1(
                        next,
                        number,
                        "REISSUE",
                        UUID.randomUUID(),
                        person,
                        "1:any",
                        UUID.randomUUID(),
                        "4-04-05-05",
                        4,
                        TODAY,
                        TODAY,
                        Instant.parse("2025-08-11T02:00:00Z")));
        await("select id from entitlement where certificate_number = '" + next + "'");
        lookUp(next).body("lastDayToClaim", equalTo("2026-08-11"));
        as("partner").get("/v1/claims/" + id).then().body("certificateNumber", equalTo(next));
        claim(next).statusCode(409).body("type", equalTo("urn:skillcert:problem:already-claimed"));
    }

    private void revoked(String number) throws Exception {
        tell(
                CertificateRevokedV1.TYPE,
                new CertificateRevokedV1(
                        number,
                        UUID.randomUUID(),
                        person,
                        "1:any",
                        "4-04-05-05",
                        4,
                        TODAY,
                        Instant.parse("2025-08-11T02:00:00Z")));
        await("select id from entitlement where revoked_on is not null and certificate_number = '" + number + "'");
    }

    private void await(String query) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Rows.texts(database, query)
                .equals(List.of()));
    }
}
