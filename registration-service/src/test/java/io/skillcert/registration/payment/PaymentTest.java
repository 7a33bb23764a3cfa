package io.skillcert.registration.payment;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
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
import io.restassured.http.ContentType;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class PaymentTest extends PaymentFixture {

    /** Another test may have reconciled the same day. */
    @BeforeEach
    void noReconciliation() throws Exception {
        Rows.change(database, "delete from payment_reconciliation");
    }

    @Test
    void REG_10_a_payment_in_time_confirms() throws Exception {
        var order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        status("CONFIRMED");
        assertEquals(List.of(), refunds(order));
    }

    @Test
    void repeated_and_concurrent_callbacks_take_effect_once() throws Exception {
        var order = order();
        var body = body(order, "t-" + order, "360.00", "CNY");
        var gateways = Executors.newFixedThreadPool(8);
        var answers = gateways.invokeAll(IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> signed(body).extract().statusCode())
                .toList());
        gateways.shutdown();
        for (var answer : answers) {
            assertEquals(204, answer.get());
        }
        status("CONFIRMED");
        assertEquals(List.of("1"), texts("select count(*)::text from payment where order_id = '" + order + "'"));
        assertEquals(List.of(), refunds(order));
        paid(order, "t-" + order, "361.00")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:transaction-known"));
    }

    @Test
    void REG_10_a_payment_after_the_lapse_is_refunded() throws Exception {
        var order = order();
        clockAt("2025-07-17");
        status("LAPSED");
        paid(order, "late-" + order, "360.00").statusCode(204);
        status("LAPSED");
        assertEquals(List.of("LATE 360.00 DUE"), refunds(order));
        once("candidate")
                .post("/v1/registrations/" + registration + "/payment-order")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:nothing-to-pay"));
    }

    @Test
    void REG_10_a_payment_of_the_last_day_counts_although_it_is_reported_after_midnight() throws Exception {
        var order = order();
        clockAt("2025-07-14");
        status("APPROVED");
        paidAt("2025-07-14T00:00:00+08:00", order, "a-" + order).statusCode(204);
        status("APPROVED");
        paidAt("2025-07-13T23:59:59+08:00", order, "b-" + order).statusCode(204);
        status("CONFIRMED");
        assertEquals(List.of("LATE 360.00 DUE"), refunds(order));
    }

    @Test
    void REG_10_an_ordered_registration_lapses_after_the_reconciliation_of_the_last_day() {
        order();
        clockAt("2025-07-14");
        reconcileLastDay("unknown-" + registration + ",360.00,CNY\n");
        clockAt("2025-07-15");
        status("APPROVED");
        reconcileLastDay("");
        clockAt("2025-07-16");
        status("LAPSED");
    }

    @Test
    void REG_10_an_approved_registration_without_a_payment_order_lapses_at_once() {
        clockAt("2025-07-14");
        status("LAPSED");
        as("candidate").get("/v1/registrations/" + registration).then().body("lapseCause", equalTo("UNPAID"));
    }

    @Test
    void wrong_and_repeated_payments_are_refunded_and_overpayments_by_the_difference() throws Exception {
        var order = order();
        paid(order, "little-" + order, "359.99").statusCode(204);
        signed(body(order, "dollars-" + order, "360.00", "USD")).statusCode(204);
        status("APPROVED");
        paid(order, "much-" + order, "400.00").statusCode(204);
        status("CONFIRMED");
        paid(order, "twice-" + order, "360.00").statusCode(204);
        assertEquals(
                List.of(
                        "WRONG_AMOUNT 359.99 DUE",
                        "WRONG_CURRENCY 360.00 DUE",
                        "OVERPAID 40.00 DUE",
                        "PAID_TWICE 360.00 DUE"),
                refunds(order));
    }

    @Test
    void unsigned_forged_and_stale_callbacks_are_refused() throws Exception {
        var order = order();
        var body = body(order, "forged-" + order, "360.00", "CNY");
        callback(body, Long.toString(now()), "00".repeat(32)).statusCode(401);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/payment-callbacks")
                .then()
                .statusCode(401);
        var signature = gateway.sign(Long.toString(now()), body.getBytes(StandardCharsets.UTF_8));
        callback(body.replace("360.00", "36.00"), Long.toString(now()), signature)
                .statusCode(401);
        var old = Long.toString(now() - 301);
        callback(body, old, gateway.sign(old, body.getBytes(StandardCharsets.UTF_8)))
                .statusCode(401)
                .body("type", equalTo("urn:skillcert:problem:stale-callback"));
        status("APPROVED");
    }

    @Test
    void an_invalid_callback_is_answered_with_violations() {
        given().contentType(ContentType.JSON)
                .header("X-Gateway-Timestamp", Long.toString(now()))
                .post("/v1/payment-callbacks")
                .then()
                .statusCode(401);
        signed("{}").statusCode(400).body("violations.field", hasItem("orderId"));
        signed("{\"amount\": 360}").statusCode(400).body("violations.field", contains("amount"));
        signed("nothing").statusCode(400);
        signed(body(UUID.randomUUID().toString(), "t", "1.00", "CNY")).statusCode(404);
    }

    @Test
    void the_gateway_of_the_sandbox_pays_an_order() {
        var order = order();
        as("operator")
                .body(Map.of("orderId", order, "amount", "360.00"))
                .post("/v1/sandbox/gateway-payments")
                .then()
                .statusCode(200);
        status("CONFIRMED");
        as("candidate")
                .body(Map.of("orderId", order, "amount", "360.00"))
                .post("/v1/sandbox/gateway-payments")
                .then()
                .statusCode(403);
    }

    @Test
    void an_order_of_zero_is_confirmed_at_once() {
        var free = register("candidate", anOpenBatch(), anEligibleApplicant())
                .extract()
                .<String>path("id");
        once("candidate")
                .post("/v1/registrations/" + free + "/payment-order")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:nothing-to-pay"));
        change("registrar", free, "approval", 0).statusCode(200);
        once("candidate")
                .post("/v1/registrations/" + free + "/payment-order")
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"));
        as("candidate").get("/v1/registrations/" + free).then().body("status", equalTo("CONFIRMED"));
    }
}
