package io.skillcert.registration.payment;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.cancelBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RefundTest extends PaymentFixture {

    @Test
    void REG_12_a_cancelled_batch_and_an_emergency_refund_the_fee_once() throws Exception {
        var order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        int version = as("registrar")
                .get("/v1/registrations/" + registration)
                .then()
                .extract()
                .path("version");
        of("registrar", version)
                .body(Map.of("reason", "typhoon"))
                .post("/v1/registrations/" + registration + "/emergency")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        of("registrar", version + 1)
                .body(Map.of("reason", "typhoon"))
                .post("/v1/registrations/" + registration + "/emergency")
                .then()
                .statusCode(409);
        assertEquals(List.of("PUBLIC_EMERGENCY 360.00 DUE"), refunds(order));
    }

    @Test
    void REG_12_withdrawal_and_absence_are_not_refunded_but_a_cancelled_batch_is() throws Exception {
        var order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        var second =
                register("candidate", batch, anEligibleApplicant()).extract().<String>path("id");
        change("registrar", second, "approval", 0).statusCode(200);
        var secondOrder = order(second);
        paid(secondOrder, "t-" + secondOrder, "360.00").statusCode(204);
        change("candidate", second, "withdrawal", 2).statusCode(200);
        assertEquals(List.of(), refunds(secondOrder));
        cancelBatch(batch);
        clockAt("2025-07-04");
        assertEquals(List.of("BATCH_CANCELLED 360.00 DUE"), refunds(order));
    }

    @Test
    void a_refund_is_transferred_once() throws Exception {
        var order = order();
        clockAt("2025-07-17");
        paid(order, "t-" + order, "360.00").statusCode(204);
        var refund = texts("select r.id::text from refund r join payment p on p.id = r.payment_id where p.order_id = '"
                        + order + "'")
                .get(0);
        once("treasurer")
                .body(Map.of("reference", "transfer 1"))
                .post("/v1/refunds/" + refund + "/execution")
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUNDED"));
        once("treasurer")
                .body(Map.of("reference", "transfer 2"))
                .post("/v1/refunds/" + refund + "/execution")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-refunded"));
        as("treasurer").get("/v1/refunds?status=REFUNDED&limit=200").then().body("items.id", hasItem(refund));
    }

    @Test
    void a_reconciliation_lists_each_difference() {
        var order = order();
        paid(order, "here-" + order, "360.00").statusCode(204);
        paid(order, "both-" + order, "1.00").statusCode(204);
        var differences = reconciled(
                        "2025-07-03",
                        "\uFEFFtransaction_id,amount,currency\nboth-" + order + ",2.00,CNY\nthere-" + order
                                + ",3.00,CNY\n")
                .statusCode(200)
                .body("lines", equalTo(2))
                .extract()
                .<List<Map<String, String>>>path("differences");
        var own = differences.stream()
                .filter(difference -> difference.get("transactionId").endsWith(order))
                .map(difference ->
                        difference.get("kind") + " " + difference.get("here") + " " + difference.get("there"))
                .toList();
        assertEquals(
                List.of("DIFFERENT 1.00 CNY 2.00 CNY", "MISSING_HERE null 3.00 CNY", "MISSING_THERE 360.00 CNY null"),
                own);
        reconciled("2025-07-03", "transaction_id,amount\nx,1.00\n")
                .statusCode(400)
                .body("violations.message", contains("缺少列currency"));
        reconciled("2025-07-03", "transaction_id,amount,currency\nx,1,CNY\n")
                .statusCode(400)
                .body("violations.field", contains("line 2.amount"));
        as("treasurer")
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/payment-reconciliations?day=2025-07-03")
                .then()
                .statusCode(400);
        reconciled("yesterday", "").statusCode(400).body("violations.field", contains("day"));
    }

    private static ValidatableResponse reconciled(String day, String file) {
        return once("treasurer")
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/payment-reconciliations?day=" + day)
                .then();
    }
}
