package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Budget and payment: each claim is paid once, and only from available funds. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class PayoutTest extends ClaimFixture {

    private static final String LINE = "PROJECT_TRAINING";

    @Test
    void claims_without_funds_wait_and_are_admitted_first_come_first_served() throws Exception {
        appropriated(LINE, "1500.00");
        var paid = ofLine(4);
        var first = ofLine(2);
        var second = ofLine(5);
        read(paid).body("status", equalTo("APPROVED"));
        read(first).body("status", equalTo("AWAITING_FUNDS")).body("placeInQueue", equalTo(1));
        read(second).body("status", equalTo("AWAITING_FUNDS")).body("placeInQueue", equalTo(2));
        appropriated(LINE, "2600.00");
        read(second).body("status", equalTo("AWAITING_FUNDS"));
        appropriated(LINE, "4000.00");
        read(first).body("status", equalTo("APPROVED"));
        read(second).body("status", equalTo("AWAITING_FUNDS")).body("placeInQueue", equalTo(1));
        appropriated(LINE, "5000.00");
        read(second).body("status", equalTo("APPROVED"));
        assertEquals("0.00", fundOf(LINE).get("available"));
        once("treasurer")
                .body(Map.of("year", 2025, "line", LINE, "appropriated", "1.00"))
                .post("/v1/funds")
                .then()
                .statusCode(409);
        var third = ofLine(5);
        read(third).body("status", equalTo("AWAITING_FUNDS"));
        act("subsidy-approver", second, "return-to-review").statusCode(200);
        clockAt("2025-08-11");
        read(third).body("status", equalTo("APPROVED"));
    }

    @Test
    void a_fund_is_never_below_zero_however_many_are_approved_at_once() throws Exception {
        appropriated("SKILL_EVALUATION", "3000.00");
        var claims = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            somebodyElse();
            insured();
            claims.add(claimedAs("SKILL_EVALUATION", 5));
        }
        for (var id : claims) {
            act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
        }
        var callers = Executors.newFixedThreadPool(6);
        var answers = callers.invokeAll(claims.stream()
                .<Callable<Integer>>map(id ->
                        () -> act("subsidy-approver", id, "approval").extract().statusCode())
                .toList());
        callers.shutdown();
        for (var answer : answers) {
            assertEquals(200, answer.get());
        }
        assertEquals(
                List.of("3"),
                Rows.texts(
                        database,
                        "select count(*)::text from claim where kind = 'SKILL_EVALUATION' and status = 'APPROVED'"));
        assertEquals("0.00", fundOf("SKILL_EVALUATION").get("available"));
        assertThrows(
                SQLException.class,
                () -> execute("update fund set encumbered = encumbered + 0.01 where line = 'SKILL_EVALUATION'"));
    }

    @Test
    void the_file_is_always_the_same_bytes_and_its_sums_agree() throws Exception {
        var id = approved(3);
        var batch = sent();
        var file = fileOf(batch);
        clockAt("2025-08-13");
        assertArrayEquals(file, fileOf(batch));
        var text = new String(file, StandardCharsets.UTF_8);
        var view = as("treasurer").get("/v1/payment-batches/" + batch).then().extract();
        assertTrue(text.contains("<CtrlSum>" + view.path("controlSum") + "</CtrlSum>"), text);
        assertTrue(text.contains("<InstdAmt Ccy=\"CNY\">2400.00</InstdAmt>"));
        assertTrue(text.contains("<Nm>张三</Nm>"));
        assertTrue(text.contains("<MmbId>" + BANK_CODE + "</MmbId>"));
        assertEquals(
                view.<Integer>path("transactions"),
                Bank.reading(file).payments().size());
        var raw = Rows.texts(
                database, "select encode(encrypted_file, 'escape') from payment_batch where id = '" + batch + "'");
        assertFalse(raw.get(0).contains("6200000000000001"));
        reported(batch, Bank.reading(file).paysAll()).statusCode(200);
        read(id).body("status", equalTo("PAID"));
        once("treasurer").post("/v1/payment-batches").then().statusCode(409);
    }

    @Test
    void a_bank_report_settles_each_payment_once_and_repeating_it_changes_nothing() throws Exception {
        var one = approved(4);
        somebodyElse();
        var other = approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        var first = bank.payments().get(0);
        var partly = bank.answers(payment -> payment.equals(first) ? Bank.PAID : Bank.PENDING);
        reported(batch, partly).statusCode(200).body("paid", equalTo(1)).body("pending", equalTo(1));
        reported(batch, partly).statusCode(200).body("paid", equalTo(1));
        reported(batch, bank.answers(payment -> payment.equals(first) ? "AC04" : Bank.PAID))
                .statusCode(200)
                .body("paid", equalTo(1))
                .body("returned", equalTo(0))
                .body("conflicts", equalTo(1));
        read(one).body("status", equalTo("PAID"));
        read(other).body("status", equalTo("PAID"));
        assertEquals(
                List.of("2"),
                Rows.texts(
                        database,
                        "select count(*)::text from ledger_transfer where act = 'PAY' and claim_id in ('" + one + "', '"
                                + other + "')"));
    }

    @Test
    void a_report_that_does_not_match_its_batch_is_refused() throws Exception {
        approved(4);
        var batch = sent();
        var bank = Bank.reading(fileOf(batch));
        var foreign = new TreeMap<>(Map.of("P" + "0".repeat(32), Bank.PAID));
        bank.payments().forEach(payment -> foreign.put(payment, Bank.PAID));
        reported(batch, bank.report(bank.messageId(), foreign))
                .statusCode(400)
                .body("violations.field", hasItem("OrgnlEndToEndId"));
        reported(batch, bank.paysAll().replace(bank.messageId(), "B0")).statusCode(400);
        reported(batch, bank.paysAll().replaceFirst("<OrgnlCtrlSum>", "<OrgnlCtrlSum>1"))
                .statusCode(400)
                .body("violations.field", hasItem("OrgnlCtrlSum"));
        reported(batch, bank.paysAll().replaceFirst("<Document", "<!DOCTYPE Document><Document"))
                .statusCode(400)
                .body("violations.message", hasItem(matchesPattern("第\\d+行.*")));
        reported(batch, bank.paysAll().replaceFirst("<GrpHdr>", "\n<Other/><GrpHdr>"))
                .statusCode(400)
                .body("violations.message", hasItem(matchesPattern("第\\d+行不符合pain.002.001.10的模式")));
        reported(batch, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")
                .statusCode(400)
                .body("violations.message", not(hasItem(containsString("root"))));
        reported(batch, "<Document/>").statusCode(400);
        as("treasurer")
                .get("/v1/payment-batches/" + batch + "/payments")
                .then()
                .body("items.status", hasItem("SENT"))
                .body("items.status", not(hasItem("PAID")));
        reported(batch, bank.paysAll()).statusCode(200);
    }

    @Test
    void a_returned_payment_is_refunded_to_the_fund_and_the_claim_needs_another_account() throws Exception {
        var id = paid(4);
        var spent = (String) fundOf("SKILLS_UPGRADING").get("spent");
        var payment = Rows.texts(database, "select id::text from payment where claim_id = '" + id + "'")
                .get(0);
        once("treasurer")
                .body(Map.of("reasonCode", "AC04"))
                .post("/v1/payments/" + payment + "/return")
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"));
        read(id).body("status", equalTo("RETURNED_BY_BANK"));
        assertEquals(
                new java.math.BigDecimal(spent).subtract(new java.math.BigDecimal("1500.00")),
                new java.math.BigDecimal((String) fundOf("SKILLS_UPGRADING").get("spent")));
        once("treasurer")
                .body(Map.of("reasonCode", "AC04"))
                .post("/v1/payments/" + payment + "/return")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-paid"));
    }

    @Test
    void concurrent_batches_send_no_claim_twice() throws Exception {
        for (int i = 0; i < 4; i++) {
            somebodyElse();
            approved(4);
        }
        var callers = Executors.newFixedThreadPool(4);
        var answers = callers.invokeAll(java.util.Collections.<Callable<Integer>>nCopies(
                4, () -> once("treasurer").post("/v1/payment-batches").statusCode()));
        callers.shutdown();
        for (var answer : answers) {
            assertTrue(List.of(201, 409).contains(answer.get()), "answered " + answer.get());
        }
        assertEquals(
                List.of(),
                Rows.texts(
                        database,
                        "select claim_id::text from payment where status = 'SENT' group by claim_id having count(*)"
                                + " > 1"));
    }

    /** A claim of another person on the line that only this test uses, approved if there are funds. */
    private String ofLine(int level) throws Exception {
        somebodyElse();
        insured();
        var id = claimedAs(LINE, level);
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
        act("subsidy-approver", id, "approval").statusCode(200);
        return id;
    }

    private String claimedAs(String kind, int level) throws Exception {
        var content = claimOf(certified(level), passport);
        content.put("kind", kind);
        return claim(content).statusCode(201).extract().path("id");
    }
}
