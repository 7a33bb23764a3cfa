package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** While the bank's reports contradict what is known of a payment, nothing is paid again; two people book the outcome. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class BankConflictTest extends ClaimFixture {

    @Test
    void a_payment_that_was_rejected_and_paid_after_all_is_not_paid_again() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.answers(payment -> "FF01")).statusCode(200);
        var payment = paymentOf(id);
        once("treasurer").post("/v1/payments/" + payment + "/resending").then().statusCode(200);
        reported(batch, bank.paysAll()).statusCode(200).body("conflicts", equalTo(1));
        once("treasurer").post("/v1/payment-batches");
        read(id).body("status", equalTo("APPROVED"));
        var before = spent();
        settled(id, "PAID");
        read(id).body("status", equalTo("PAID"));
        assertEquals(before.add(new BigDecimal("1500.00")), spent());
        assertEquals(
                List.of("PAID/null"),
                Rows.texts(
                        database,
                        "select status || '/' || coalesce(reason_code, 'null') from payment where claim_id = '" + id
                                + "'"));
        assertEquals(
                List.of("AWARDED"), Rows.texts(database, "select status from award where claim_id = '" + id + "'"));
        agreesOn(id);
    }

    @Test
    void a_claim_with_an_open_conflict_is_neither_sent_again_nor_withdrawn() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.answers(payment -> "FF01")).statusCode(200);
        reported(batch, bank.paysAll()).statusCode(200).body("conflicts", equalTo(1));
        var resending = "/v1/payments/" + paymentOf(id) + "/resending";
        once("treasurer").post(resending).then().statusCode(409).body("type", equalTo(CONFLICT_OPEN));
        act("partner", id, "withdrawal").statusCode(409).body("type", equalTo(CONFLICT_OPEN));
        settled(id, "UNCHANGED");
        once("treasurer").post(resending).then().statusCode(200);
        sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
        agreesOn(id);
    }

    @Test
    void a_conflict_of_a_claim_that_is_paid_again_can_not_book_the_first_payment() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.answers(payment -> "FF01")).statusCode(200);
        once("treasurer")
                .post("/v1/payments/" + paymentOf(id) + "/resending")
                .then()
                .statusCode(200);
        sent();
        reported(batch, bank.paysAll()).statusCode(200).body("conflicts", equalTo(1));
        var conflict = proposed(id, "PAID");
        confirmed(conflict).statusCode(409).body("type", equalTo("urn:skillcert:problem:conflict-not-bookable"));
        read(id).body("status", equalTo("IN_PAYMENT"));
    }

    @Test
    void a_paid_payment_that_the_bank_has_returned_is_booked_as_returned() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.paysAll()).statusCode(200);
        reported(batch, bank.answers(payment -> "AC04")).statusCode(200);
        var before = spent();
        settled(id, "RETURNED");
        read(id).body("status", equalTo("RETURNED_BY_BANK"));
        assertEquals(before.subtract(new BigDecimal("1500.00")), spent());
        agreesOn(id);
        reported(batch, bank.paysAll().replace("<MsgId>", "<MsgId>X")).body("conflicts", equalTo(1));
        settled(id, "PAID");
        read(id).body("status", equalTo("PAID"));
        assertEquals(before, spent());
        agreesOn(id);
    }

    @Test
    void a_conflict_of_amounts_is_recorded_once_and_its_settlement_ends_the_wait_for_the_bank() throws Exception {
        for (var outcome :
                Map.of("PAID", "PAID", "RETURNED", "RETURNED_BY_BANK").entrySet()) {
            var id = approved(4);
            var batch = sent();
            for (var time : List.of("A", "B")) {
                reported(batch, ofOneYuan(batch).replace("<MsgId>", "<MsgId>" + time))
                        .statusCode(200)
                        .body("conflicts", equalTo(1));
            }
            assertEquals(1, conflictsOf(paymentOf(id)));
            settled(id, outcome.getKey());
            read(id).body("status", equalTo(outcome.getValue()));
            agreesOn(id);
            somebodyElse();
        }
    }

    @Test
    void money_that_the_bank_returns_while_it_is_recovered_repays_the_debt() throws Exception {
        for (var repaidBefore : List.of("0", "500.00")) {
            var id = paid(4);
            var number = read(id).extract().<String>path("certificateNumber");
            revoked(number);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> read(id).extract().path("status").equals("IN_RECOVERY"));
            if (!repaidBefore.equals("0")) {
                once("treasurer")
                        .body(Map.of("amount", repaidBefore, "reference", "R-" + id))
                        .post("/v1/debts/" + id + "/repayments")
                        .then()
                        .statusCode(200);
            }
            once("treasurer")
                    .body(Map.of("reasonCode", "AC04"))
                    .post("/v1/payments/" + paymentOf(id) + "/return")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("RETURNED"));
            read(id).body("status", equalTo("RECOVERED"));
            as("treasurer").get("/v1/debts/" + id).then().body("open", equalTo("0.00"));
            assertEquals(
                    List.of("RELEASED"),
                    Rows.texts(database, "select status from award where claim_id = '" + id + "'"));
            agreesOn(id);
            somebodyElse();
        }
    }

    private static final String CONFLICT_OPEN = "urn:skillcert:problem:bank-conflict-open";

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
                        LocalDate.parse("2025-08-11"),
                        Instant.parse("2025-08-11T02:00:00Z")));
    }

    private void settled(String claim, String outcome) throws Exception {
        confirmed(proposed(claim, outcome)).statusCode(200).body("settlement.status", equalTo("SETTLED"));
    }

    private String proposed(String claim, String outcome) throws Exception {
        var conflict = Rows.texts(
                        database,
                        "select c.id::text from bank_conflict c join payment p on p.id = c.payment_id where p.claim_id = '"
                                + claim + "' and c.settled_by is null")
                .get(0);
        once("treasurer")
                .body(Map.of("outcome", outcome, "reason", "The bank has confirmed it by letter."))
                .post("/v1/bank-conflicts/" + conflict + "/settlement")
                .then()
                .statusCode(200)
                .body("outcome", equalTo(outcome));
        return conflict;
    }

    private static ValidatableResponse confirmed(String conflict) {
        return once("treasurer.2")
                .post("/v1/bank-conflicts/" + conflict + "/confirmation")
                .then();
    }

    private static String ofOneYuan(String batch) {
        return Bank.reading(fileOf(batch))
                .paysAll()
                .replace(
                        "</TxSts></TxInfAndSts>",
                        "</TxSts><OrgnlTxRef><Amt><InstdAmt Ccy=\"CNY\">1.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>");
    }

    private static BigDecimal spent() {
        return new BigDecimal((String) fundOf("SKILLS_UPGRADING").get("spent"));
    }

    /** The books agree about the claim and its payments, and the funds agree with the ledger. */
    private void agreesOn(String claim) throws Exception {
        var payment = paymentOf(claim);
        once("auditor")
                .post("/v1/reconciliations")
                .then()
                .statusCode(200)
                .body(
                        "differences.findAll { it.subject in ['" + claim + "', '" + payment
                                + "'] || it.code.startsWith('FUND') || it.code.startsWith('LEDGER')"
                                + " || it.code.startsWith('CLAIMS') || it.code.startsWith('DEBT') }",
                        empty());
    }

    private int conflictsOf(String payment) throws Exception {
        return Rows.texts(database, "select id::text from bank_conflict where payment_id = '" + payment + "'")
                .size();
    }

    private String paymentOf(String claim) throws Exception {
        return Rows.texts(database, "select id::text from payment where claim_id = '" + claim + "' order by id")
                .get(0);
    }
}
