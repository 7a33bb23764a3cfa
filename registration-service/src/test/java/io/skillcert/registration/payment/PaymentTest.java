package io.skillcert.registration.payment;

import static io.restassured.RestAssured.given;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.as;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.of;
import static io.skillcert.registration.RegistrationScenario.once;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.LocalStackResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class PaymentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    PaymentGateway gateway;

    @Inject
    DataSource database;

    private String batch;
    private String registration;

    /** Level 4 costs 360.00. */
    @BeforeEach
    void anApprovedRegistration() {
        var plan = batch();
        var fees = plan.putArray("fees");
        fees.addObject().put("level", 4).put("subject", "THEORETICAL_KNOWLEDGE").put("amount", "100.00");
        fees.addObject().put("level", 4).put("subject", "OPERATIONAL_SKILLS").put("amount", "260.00");
        batch = anOpenBatch(plan);
        registration =
                register("candidate", batch, anEligibleApplicant()).extract().path("id");
        change("registrar", registration, "approval", 0).statusCode(200);
    }

    @Test
    void REG_10_a_payment_in_time_confirms() throws Exception {
        var order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        status("CONFIRMED");
        assertEquals(List.of(), refunds(order));
    }

    @Test
    void the_same_callback_again_has_no_second_effect_however_many_come_at_once() throws Exception {
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
    void REG_10_a_payment_after_the_lapse_is_a_refund_due_and_not_lost() throws Exception {
        var order = order();
        clockAt("2025-07-14");
        status("LAPSED");
        paid(order, "late-" + order, "360.00").statusCode(204);
        status("LAPSED");
        assertEquals(List.of("LATE 360.00 DUE"), refunds(order));
    }

    @Test
    void too_little_another_currency_and_twice_go_back_whole_and_too_much_by_the_difference() throws Exception {
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
    void a_callback_that_is_not_signed_forged_or_replayed_later_is_refused() throws Exception {
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
    void a_signed_callback_that_is_wrong_names_the_field() {
        signed("{}").statusCode(400).body("violations.field", hasItem("orderId"));
        signed("{\"amount\": 360}").statusCode(400).body("violations.field", contains("amount"));
        signed("nothing").statusCode(400);
        signed(body(UUID.randomUUID().toString(), "t", "1.00", "CNY")).statusCode(404);
    }

    @Test
    void REG_12_a_cancelled_batch_and_an_emergency_give_the_fee_back_once() throws Exception {
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
    void REG_12_who_withdraws_or_is_absent_gets_nothing_back_and_a_cancelled_batch_gives_back() throws Exception {
        var order = order();
        paid(order, "t-" + order, "360.00").statusCode(204);
        var second =
                register("candidate", batch, anEligibleApplicant()).extract().<String>path("id");
        change("registrar", second, "approval", 0).statusCode(200);
        var secondOrder = order(second);
        paid(secondOrder, "t-" + secondOrder, "360.00").statusCode(204);
        change("candidate", second, "withdrawal", 2).statusCode(200);
        assertEquals(List.of(), refunds(secondOrder));
        int version = as("registrar")
                .get("/v1/exam-batches/" + batch)
                .then()
                .extract()
                .path("version");
        of("registrar", version)
                .body(Map.of("reason", "no power"))
                .post("/v1/exam-batches/" + batch + "/cancellation")
                .then()
                .statusCode(200);
        clockAt("2025-07-04");
        assertEquals(List.of("BATCH_CANCELLED 360.00 DUE"), refunds(order));
    }

    @Test
    void a_refund_is_sent_once() throws Exception {
        var order = order();
        clockAt("2025-07-14");
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
    void a_reconciliation_names_each_difference() {
        var order = order();
        paid(order, "here-" + order, "360.00").statusCode(204);
        paid(order, "both-" + order, "1.00").statusCode(204);
        var differences = reconciled(
                        "2025-07-03",
                        "transaction_id,amount,currency\nboth-" + order + ",2.00,CNY\nthere-" + order + ",3.00,CNY\n")
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
                .body("violations.message", contains("lacks the column currency"));
        reconciled("2025-07-03", "transaction_id,amount,currency\nx,1,CNY\n")
                .statusCode(400)
                .body("violations.field", contains("line 2.amount"));
        reconciled("yesterday", "").statusCode(400).body("violations.field", contains("day"));
    }

    private static ValidatableResponse reconciled(String day, String file) {
        return as("treasurer")
                .contentType("text/csv")
                .body(file)
                .post("/v1/payment-reconciliations?day=" + day)
                .then();
    }

    @Test
    void the_sandboxs_gateway_pays_and_tells_of_it() {
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
    void what_costs_nothing_is_confirmed_when_it_is_ordered() {
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

    private String order() {
        return order(registration);
    }

    private static String order(String registration) {
        return once("candidate")
                .post("/v1/registrations/" + registration + "/payment-order")
                .then()
                .statusCode(200)
                .body("amount", equalTo("360.00"))
                .body("payBy", equalTo("2025-07-13"))
                .extract()
                .path("id");
    }

    private ValidatableResponse paid(String order, String transaction, String amount) {
        return signed(body(order, transaction, amount, "CNY"));
    }

    private static String body(String order, String transaction, String amount, String currency) {
        return JSON.createObjectNode()
                .put("orderId", order)
                .put("transactionId", transaction)
                .put("amount", amount)
                .put("currency", currency)
                .put("paidAt", "2025-07-03T10:00:00+08:00")
                .toString();
    }

    private ValidatableResponse signed(String body) {
        var timestamp = Long.toString(now());
        return callback(body, timestamp, gateway.sign(timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ValidatableResponse callback(String body, String timestamp, String signature) {
        return given().contentType(ContentType.JSON)
                .header("X-Gateway-Timestamp", timestamp)
                .header("X-Gateway-Signature", signature)
                .body(body)
                .post("/v1/payment-callbacks")
                .then();
    }

    /** The business clock of the sandbox. */
    private static long now() {
        var now = as("operator").get("/v1/sandbox/clock").then().extract().<String>path("now");
        return Instant.from(java.time.OffsetDateTime.parse(now)).getEpochSecond();
    }

    private void status(String expected) {
        as("candidate").get("/v1/registrations/" + registration).then().body("status", equalTo(expected));
    }

    private List<String> refunds(String order) throws SQLException {
        return texts("select r.reason || ' ' || r.amount || ' ' || r.status from refund r"
                + " join payment p on p.id = r.payment_id where p.order_id = '" + order + "' order by r.id");
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
