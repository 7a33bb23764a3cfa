package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Entitlements and claims follow the revocation and the reissue of a certificate. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class CertificateFollowedTest extends ClaimFixture {

    private static final LocalDate TODAY = LocalDate.parse("2025-08-11");

    @Inject
    PayoutParameterSource payout;

    @Test
    void SUB_01_a_claim_on_a_revoked_certificate_is_refused() throws Exception {
        insured();
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        revoked(number);
        act("subsidy-officer", id, "decision").body("status", equalTo("REFUSED"));
    }

    @Test
    void SUB_14_a_revocation_before_payment_refuses_the_claim_and_releases_its_money_and_its_award() throws Exception {
        var id = approved(4);
        var before = encumbered();
        revoked(certificateOf(id));
        read(id).body("status", equalTo("REFUSED"))
                .body("amount", equalTo("0.00"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-01"));
        assertEquals(before.subtract(new BigDecimal("1500.00")), encumbered());
        var other = claim(certified(3)).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", other, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void SUB_14_a_revocation_after_payment_starts_recovery_until_the_debt_is_repaid() throws Exception {
        var id = paid(4);
        revoked(certificateOf(id));
        read(id).body("status", equalTo("IN_RECOVERY"));
        as("treasurer").get("/v1/debts/" + id).then().body("open", equalTo("1500.00"));
        as("treasurer").get("/v1/debts?open=true").then().body("items.claimId", hasItem(id));
        repaid(id, "1000.00", "R1-" + id).statusCode(200).body("open", equalTo("500.00"));
        repaid(id, "500.01", "R2-" + id).statusCode(409).body("type", equalTo("urn:skillcert:problem:debt-overpaid"));
        repaid(id, "500.00", "R1-" + id).statusCode(409);
        repaid(id, "500.00", "R2-" + id).statusCode(200).body("open", equalTo("0.00"));
        read(id).body("status", equalTo("RECOVERED"));
        as("treasurer").get("/v1/debts?open=true").then().body("items.claimId", not(hasItem(id)));
        as("treasurer").get("/v1/debts").then().body("items.claimId", hasItem(id));
        assertEquals(
                List.of("RELEASED"), Rows.texts(database, "select status from award where claim_id = '" + id + "'"));
    }

    @Test
    void SUB_14_a_revocation_after_payment_changes_nothing_where_the_parameter_says_so() throws Exception {
        var shipped = new ParameterFiles(payout.folder());
        var recovers = shipped.file("revocation-recovers");
        var citation = recovers.values().values().iterator().next().citation();
        var notRecovering = recovers.with(TODAY, new ParameterFile.Entry(BooleanNode.FALSE, citation));
        var id = paid(4);
        payout.load(ParameterFiles.of(
                payout.folder(), Map.of("bank-city", shipped.file("bank-city"), "revocation-recovers", notRecovering)));
        try {
            revoked(certificateOf(id));
            read(id).body("status", equalTo("PAID"));
        } finally {
            payout.load(shipped);
        }
    }

    @Test
    void SUB_13_another_city_in_the_parameter_refuses_a_bank_of_shenzhen() throws Exception {
        insured();
        var number = certified(4);
        var shipped = new ParameterFiles(payout.folder());
        var bankCity = shipped.file("bank-city");
        var citation = bankCity.values().values().iterator().next().citation();
        payout.load(ParameterFiles.of(
                payout.folder(),
                Map.of(
                        "bank-city", bankCity.with(TODAY, new ParameterFile.Entry(TextNode.valueOf("5810"), citation)),
                        "revocation-recovers", shipped.file("revocation-recovers"))));
        try {
            claim(number).statusCode(400).body("violations.field", contains("bankCode"));
        } finally {
            payout.load(shipped);
        }
    }

    @Test
    void SUB_14_a_revocation_while_in_payment_takes_effect_when_the_bank_has_answered() throws Exception {
        var rejected = approved(4);
        var first = certificateOf(rejected);
        somebodyElse();
        var settled = approved(4);
        var second = certificateOf(settled);
        var batch = sent();
        revoked(first);
        revoked(second);
        read(settled).body("status", equalTo("IN_PAYMENT"));
        var bank = Bank.reading(fileOf(batch));
        var payment = "P" + paymentOf(rejected).replace("-", "");
        reported(batch, bank.answers(id -> id.equals(payment) ? "AC04" : Bank.PAID))
                .statusCode(200);
        read(rejected).body("status", equalTo("REFUSED"));
        read(settled).body("status", equalTo("IN_RECOVERY"));
    }

    @Test
    void a_reissued_certificate_keeps_its_entitlement_and_its_claim() throws Exception {
        insured();
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        var next = number.substring(0, 16) + "9" + number.substring(17);
        publish(
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
                        Instant.parse("2025-08-11T02:00:00Z"),
                        null,
                        null));
        await("select id from entitlement where certificate_number = '" + next + "'");
        lookUp(next).body("lastDayToClaim", equalTo("2026-08-11"));
        as("partner").get("/v1/claims/" + id).then().body("certificateNumber", equalTo(next));
        claim(next).statusCode(409).body("type", equalTo("urn:skillcert:problem:already-claimed"));
    }

    private ValidatableResponse repaid(String id, String amount, String reference) {
        return once("treasurer")
                .body(Map.of("amount", amount, "reference", reference))
                .post("/v1/debts/" + id + "/repayments")
                .then();
    }

    private String paymentOf(String claim) throws Exception {
        return Rows.texts(database, "select id::text from payment where claim_id = '" + claim + "'")
                .get(0);
    }

    private static String certificateOf(String claim) {
        return read(claim).extract().path("certificateNumber");
    }

    private static BigDecimal encumbered() {
        return new BigDecimal((String) fundOf("SKILLS_UPGRADING").get("encumbered"));
    }

    private void revoked(String number) throws Exception {
        publish(
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
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(() -> !Rows.texts(database, query).equals(List.of()));
    }
}
