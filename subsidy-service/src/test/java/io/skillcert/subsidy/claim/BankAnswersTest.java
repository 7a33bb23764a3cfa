package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.FieldCipher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the bank answers: other amounts, technical rejections, returns, contradictions, and files that it can't read. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class BankAnswersTest extends ClaimFixture {

    @Test
    void a_report_of_another_amount_or_currency_pays_nothing_and_is_a_conflict() throws Exception {
        var id = approved(4);
        var batch = sent();
        for (var amount : new String[] {"\"CNY\">1.00", "\"USD\">1500.00"}) {
            reported(batch, stating(batch, amount))
                    .statusCode(200)
                    .body("paid", equalTo(0))
                    .body("conflicts", equalTo(1));
            read(id).body("status", equalTo("IN_PAYMENT"));
        }
        reconciled().body("differences.actual", hasItem("PAID 1.00 CNY"));
        reported(batch, stating(batch, "\"CNY\">1500.00")).statusCode(200).body("paid", equalTo(1));
        read(id).body("status", equalTo("PAID"));
    }

    @Test
    void a_conflict_is_settled_by_two_people_and_is_a_difference_no_longer() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.paysAll()).statusCode(200);
        reported(batch, bank.answers(payment -> "AC04")).body("conflicts", equalTo(1));
        var payment = paymentOf(id);
        reconciled().body("differences.subject", hasItem(payment));
        var conflict = as("auditor")
                .get("/v1/bank-conflicts?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("items.find { it.paymentId == '" + payment + "' }.id");
        once("treasurer")
                .post("/v1/bank-conflicts/" + conflict + "/confirmation")
                .then()
                .statusCode(409);
        once("treasurer")
                .body(Map.of("outcome", "UNCHANGED", "reason", "The bank has withdrawn its second report."))
                .post("/v1/bank-conflicts/" + conflict + "/settlement")
                .then()
                .statusCode(200)
                .body("settlement.status", equalTo("PROPOSED"));
        once("treasurer")
                .post("/v1/bank-conflicts/" + conflict + "/confirmation")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:two-people-needed"));
        once("treasurer.2")
                .post("/v1/bank-conflicts/" + conflict + "/confirmation")
                .then()
                .statusCode(200)
                .body("settlement.status", equalTo("SETTLED"))
                .body("settlement.reason", equalTo("The bank has withdrawn its second report."));
        reconciled().body("differences.subject", not(hasItem(payment)));
    }

    @Test
    void a_technical_rejection_is_sent_again_without_the_claimant() throws Exception {
        var id = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        reported(batch, bank.answers(payment -> "FF01")).statusCode(200);
        read(id).body("status", equalTo("RETURNED_BY_BANK"));
        var payment = paymentOf(id);
        once("treasurer").post("/v1/payments/" + payment + "/resending").then().statusCode(200);
        once("treasurer").post("/v1/payments/" + payment + "/resending").then().statusCode(409);
        read(id).body("status", equalTo("APPROVED"));
        var second = sent();
        once("treasurer")
                .post("/v1/payments/" + payment + "/resending")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-returned"));
        reported(second, Bank.reading(fileOf(second)).answers(any -> "AC04")).statusCode(200);
        once("treasurer")
                .post("/v1/payments/" + latestPaymentOf(id) + "/resending")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:account-wanted"));
    }

    @Test
    void SUB_13_a_returned_payment_keeps_its_money_and_its_place() throws Exception {
        var id = paid(4);
        var before = Rows.texts(database, "select approved_at::text from claim where id = '" + id + "'");
        var encumbered = (String) fundOf("SKILLS_UPGRADING").get("encumbered");
        once("treasurer")
                .body(Map.of("reasonCode", "AC04"))
                .post("/v1/payments/" + paymentOf(id) + "/return")
                .then()
                .statusCode(200);
        assertEquals(
                new java.math.BigDecimal(encumbered).add(new java.math.BigDecimal("1500.00")),
                new java.math.BigDecimal((String) fundOf("SKILLS_UPGRADING").get("encumbered")));
        showAccount("partner", id);
        of("partner", versionOf(id))
                .body(Map.of("bankCode", BANK_CODE, "bankAccount", "6200000000000002"))
                .post("/v1/claims/" + id + "/account")
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED_BY_BANK"));
        checked("subsidy-officer.8", id, true).statusCode(200).body("status", equalTo("APPROVED"));
        assertEquals(before, Rows.texts(database, "select approved_at::text from claim where id = '" + id + "'"));
        reconciled().body("differences.findAll { it.code != 'BANK_CONFLICT' }.size()", equalTo(0));
    }

    @Test
    void SUB_13_another_account_is_paid_only_after_an_officer_has_checked_it() throws Exception {
        var id = approved(4);
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).answers(payment -> "FF01")).statusCode(200);
        checked("subsidy-officer.8", id, true).statusCode(409);
        for (var account : new String[] {"-----", "ABCDE"}) {
            named(id, account).statusCode(400).body("violations.field", contains("bankAccount"));
        }
        showAccount("partner", id);
        named(id, "6200000000000003").statusCode(200).body("status", equalTo("RETURNED_BY_BANK"));
        once("treasurer")
                .post("/v1/payments/" + paymentOf(id) + "/resending")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:account-unchecked"));
        once("treasurer").post("/v1/payment-batches");
        checked("subsidy-officer", id, true)
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:duties-separated"));
        checked("subsidy-officer.8", id, false).statusCode(200).body("status", equalTo("RETURNED_BY_BANK"));
        named(id, "6200000000000004").statusCode(409).body("type", equalTo("urn:skillcert:problem:account-not-shown"));
        showAccount("partner", id);
        named(id, "6200000000000004").statusCode(200);
        checked("subsidy-officer.8", id, true).statusCode(200).body("status", equalTo("APPROVED"));
        sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
    }

    private static ValidatableResponse named(String id, String account) {
        return of("partner", versionOf(id))
                .body(Map.of("bankCode", BANK_CODE, "bankAccount", account))
                .post("/v1/claims/" + id + "/account")
                .then();
    }

    @Test
    void a_returned_claim_that_is_withdrawn_gives_its_money_back() throws Exception {
        var id = approved(4);
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).answers(payment -> "AC04")).statusCode(200);
        var encumbered = (String) fundOf("SKILLS_UPGRADING").get("encumbered");
        act("partner", id, "withdrawal").statusCode(200);
        assertEquals(
                new java.math.BigDecimal(encumbered).subtract(new java.math.BigDecimal("1500.00")),
                new java.math.BigDecimal((String) fundOf("SKILLS_UPGRADING").get("encumbered")));
        reconciled().body("differences.findAll { it.code != 'BANK_CONFLICT' }.size()", equalTo(0));
    }

    @Test
    void a_day_that_was_never_compared_says_so() {
        reconciled();
        as("auditor")
                .get("/v1/reconciliations?day=2099-01-01")
                .then()
                .statusCode(200)
                .body("items.result", contains("NOT_COMPARED"));
        as("auditor")
                .get("/v1/reconciliations?day=2025-08-11")
                .then()
                .body("items.result", not(contains("NOT_COMPARED")));
    }

    @Test
    void the_differences_that_another_replica_finds_are_measured_here() throws Exception {
        execute("insert into reconciliation (day, checked_at, differences) values ('2098-01-01', now(), 4711)");
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> Metrics.globalRegistry
                                    .get("skillcert.reconciliation.differences")
                                    .gauge()
                                    .value()
                            == 4711);
        } finally {
            execute("delete from reconciliation where day = '2098-01-01'");
        }
    }

    @Test
    void a_claim_that_would_break_the_payment_file_is_left_out_and_named() throws Exception {
        var broken = approved(4);
        rename(broken, "邹\u0001五");
        somebodyElse();
        var sound = approved(4);
        var batch = once("treasurer")
                .post("/v1/payment-batches")
                .then()
                .statusCode(201)
                .body("leftOut", contains(broken))
                .extract()
                .<String>path("id");
        assertFalse(new String(fileOf(batch), StandardCharsets.UTF_8).contains("邹"));
        read(sound).body("status", equalTo("IN_PAYMENT"));
        read(broken).body("status", equalTo("APPROVED"));
        once("treasurer")
                .post("/v1/payment-batches")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:unwritable-payments"));
        act("subsidy-approver", broken, "return-to-review").statusCode(200);
    }

    @Test
    void a_name_of_control_or_invisible_characters_is_refused() throws Exception {
        var number = certified(4);
        for (var name : new String[] {"邹\u0001五", "邹\u202e五", "邹\u200b五", "邹\n五", "邹\uffff五", "   "}) {
            var content = claimOf(number, passport);
            content.put("name", name);
            claim(content).statusCode(400).body("violations.field", hasItem("name"));
        }
    }

    private void rename(String claim, String name) throws Exception {
        var place = FieldCipher.place("claim", "encrypted_name", UUID.fromString(claim));
        var encrypted = HexFormat.of().formatHex(cipher.encrypt(name, place));
        execute("update claim set encrypted_name = decode('" + encrypted + "', 'hex') where id = '" + claim + "'");
    }

    private static String stating(String batch, String amount) {
        var bank = Bank.reading(fileOf(batch));
        return bank.paysAll()
                .replace(
                        "</TxSts></TxInfAndSts>",
                        "</TxSts><OrgnlTxRef><Amt><InstdAmt Ccy=" + amount
                                + "</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>");
    }

    private static ValidatableResponse reconciled() {
        return once("auditor").post("/v1/reconciliations").then().statusCode(200);
    }

    private String paymentOf(String claim) throws Exception {
        return Rows.texts(database, "select id::text from payment where claim_id = '" + claim + "' order by id")
                .get(0);
    }

    private String latestPaymentOf(String claim) throws Exception {
        return Rows.texts(database, "select id::text from payment where claim_id = '" + claim + "' order by id desc")
                .get(0);
    }
}
