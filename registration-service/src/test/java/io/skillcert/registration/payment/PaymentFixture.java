package io.skillcert.registration.payment;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** An approved registration of level 4, which costs 360.00, and signed callbacks of the payment gateway. */
public abstract class PaymentFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    PaymentGateway gateway;

    @Inject
    protected DataSource database;

    protected String batch;
    protected String registration;

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

    protected String order() {
        return order(registration);
    }

    protected static String order(String registration) {
        return once("candidate")
                .post("/v1/registrations/" + registration + "/payment-order")
                .then()
                .statusCode(200)
                .body("amount", equalTo("360.00"))
                .body("payBy", equalTo("2025-07-13"))
                .extract()
                .path("id");
    }

    protected ValidatableResponse paid(String order, String transaction, String amount) {
        return signed(body(order, transaction, amount, "CNY"));
    }

    protected static String body(String order, String transaction, String amount, String currency) {
        return body(order, transaction, amount, currency, "2025-07-03T10:00:00+08:00");
    }

    protected ValidatableResponse paidAt(String paidAt, String order, String transaction) {
        return signed(body(order, transaction, "360.00", "CNY", paidAt));
    }

    private static String body(String order, String transaction, String amount, String currency, String paidAt) {
        return JSON.createObjectNode()
                .put("orderId", order)
                .put("transactionId", transaction)
                .put("amount", amount)
                .put("currency", currency)
                .put("paidAt", paidAt)
                .toString();
    }

    protected ValidatableResponse signed(String body) {
        var timestamp = Long.toString(now());
        return callback(body, timestamp, gateway.sign(timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    protected static ValidatableResponse callback(String body, String timestamp, String signature) {
        return given().contentType(ContentType.JSON)
                .header("X-Gateway-Timestamp", timestamp)
                .header("X-Gateway-Signature", signature)
                .body(body)
                .post("/v1/payment-callbacks")
                .then();
    }

    /** The business clock of the sandbox. */
    protected static long now() {
        var now = as("operator").get("/v1/sandbox/clock").then().extract().<String>path("now");
        return Instant.from(java.time.OffsetDateTime.parse(now)).getEpochSecond();
    }

    /** Reconciles the payments of the last day of the review period with the lines of the gateway's statement. */
    protected static void reconcileLastDay(String lines) {
        once("treasurer")
                .contentType("text/csv")
                .body("transaction_id,amount,currency\n" + lines)
                .post("/v1/payment-reconciliations?day=2025-07-13")
                .then()
                .statusCode(200);
    }

    protected void status(String expected) {
        as("candidate").get("/v1/registrations/" + registration).then().body("status", equalTo(expected));
    }

    protected List<String> refunds(String order) throws SQLException {
        return texts("select r.reason || ' ' || r.amount || ' ' || r.status from refund r"
                + " join payment p on p.id = r.payment_id where p.order_id = '" + order + "' order by r.id");
    }

    protected List<String> texts(String query) throws SQLException {
        return Rows.texts(database, query);
    }
}
