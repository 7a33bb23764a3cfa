package io.skillcert.subsidy.claim;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other values of the parameters of SUB-13 and SUB-14 change what happens to claims. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class PayoutParametersTest extends ClaimFixture {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2019-01-01");
    private static final LocalDate TODAY = LocalDate.parse("2025-08-11");
    private static final String SHANGHAI = "102290002916";

    @Inject
    SubsidyParameterSource policy;

    @Inject
    PayoutParameterSource payout;

    @AfterEach
    void reloadParameters() {
        policy.reload();
    }

    @Test
    void SUB_13_another_city_in_the_parameter_accepts_its_banks_and_refuses_those_of_shenzhen() throws Exception {
        parameter("bank-city", new TextNode("2900"));
        claimAt(SHANGHAI).statusCode(201);
        claimAt(BANK_CODE)
                .statusCode(400)
                .body("violations.field", contains("bankCode"))
                .body("violations.message", contains(containsString("开户行所在城市代码不是2900")));
    }

    @Test
    void SUB_14_a_paid_claim_stays_paid_after_a_revocation_where_the_parameter_says_so() throws Exception {
        var id = paid(4);
        parameter("revocation-recovers", BooleanNode.FALSE);
        revoke(id);
        read(id).body("status", equalTo("PAID"));
        assertEquals(List.of(), Rows.texts(database, "select claim_id::text from debt where claim_id = '" + id + "'"));
    }

    @Test
    void SUB_14_a_claim_is_stopped_before_payment_whatever_the_parameter_of_recovery_says() throws Exception {
        var id = approved(4);
        parameter("revocation-recovers", BooleanNode.FALSE);
        revoke(id);
        read(id).body("status", equalTo("REFUSED"));
    }

    /** Puts another value in force in this replica, as if it had always been in force. */
    private void parameter(String name, JsonNode value) {
        var files = new HashMap<>(policy.files());
        files.computeIfPresent(
                name,
                (same, file) -> file.with(FIRST_DAY, new ParameterFile.Entry(value, new Citation("A draft", "1"))));
        payout.load(ParameterFiles.of(payout.folder(), files));
    }

    private ValidatableResponse claimAt(String bankCode) throws Exception {
        somebodyElse();
        var content = claimOf(certified(4), passport);
        content.put("bankCode", bankCode);
        return claim(content);
    }

    private void revoke(String claim) throws Exception {
        var number = read(claim).extract().<String>path("certificateNumber");
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
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Rows.texts(
                                        database,
                                        "select id::text from entitlement where revoked_on is not null and certificate_number = '"
                                                + number + "'")
                                .size()
                        == 1);
    }
}
