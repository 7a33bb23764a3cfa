package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.Bank;
import io.skillcert.localstack.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database gives up at any step of a payment: nothing of it is done, and done again it is done once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class PayoutCrashTest extends ClaimFixture {

    private static final String BOOKS = "select coalesce(string_agg(f.encumbered || ' ' || f.spent, ','), '') || ' '"
            + " || (select count(*) from ledger_transfer) || ' ' || (select count(*) from payment) || ' '"
            + " || (select count(*) from payment_batch) || ' ' || (select count(*) from claim_log)"
            + " from fund f";

    @AfterEach
    void nothingFails() throws Exception {
        execute("drop function if exists crash() cascade");
    }

    @ParameterizedTest
    @CsvSource({
        "claim, update",
        "award, update",
        "claim_log, insert",
        "fund, update",
        "ledger_transfer, insert",
        "ledger_account, update",
        "audit_entry, insert"
    })
    void an_approval_that_is_cut_off_sets_nothing_aside(String table, String act) throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        var id = granted(4);
        var before = books();
        failAt(table, act, 1);
        assertNotEquals(200, act("subsidy-approver", id, "approval").extract().statusCode());
        assertEquals(before, books());
        nothingFails();
        act("subsidy-approver", id, "approval").statusCode(200).body("status", equalTo("APPROVED"));
        withdrawn(id);
    }

    @ParameterizedTest
    @CsvSource({
        "payment_batch, insert, 1",
        "payment, insert, 2",
        "claim, update, 2",
        "ledger_transfer, insert, 2",
        "claim_log, insert, 2",
        "audit_entry, insert, 1"
    })
    void a_batch_that_is_cut_off_sends_nothing_and_the_next_one_sends_each_claim_once(String table, String act, int nth)
            throws Exception {
        var one = approved(4);
        somebodyElse();
        var other = approved(3);
        var before = books();
        failAt(table, act, nth);
        assertNotEquals(201, once("treasurer").post("/v1/payment-batches").statusCode());
        assertEquals(before, books());
        nothingFails();
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).paysAll()).statusCode(200);
        paidOnce(one);
        paidOnce(other);
    }

    @ParameterizedTest
    @CsvSource({
        "payment, update, 2",
        "claim, update, 2",
        "fund, update, 1",
        "ledger_transfer, insert, 2",
        "claim_log, insert, 2",
        "outbox, insert, 2",
        "bank_report, insert, 1"
    })
    void a_report_that_is_cut_off_pays_nobody_and_taken_again_pays_each_once(String table, String act, int nth)
            throws Exception {
        var one = approved(4);
        somebodyElse();
        var other = approved(3);
        var batch = sent();
        var report = Bank.reading(fileOf(batch)).paysAll();
        var before = books();
        failAt(table, act, nth);
        assertNotEquals(200, reported(batch, report).extract().statusCode());
        assertEquals(before, books());
        nothingFails();
        reported(batch, report).statusCode(200).body("paid", equalTo(2));
        reported(batch, report).statusCode(200).body("paid", equalTo(2));
        paidOnce(one);
        paidOnce(other);
    }

    @Test
    void after_all_this_the_books_agree() {
        once("auditor")
                .post("/v1/reconciliations")
                .then()
                .statusCode(200)
                .body("differences.findAll { it.code != 'BANK_CONFLICT' }", equalTo(List.of()));
    }

    private void paidOnce(String id) throws Exception {
        read(id).body("status", equalTo("PAID"));
        assertEquals(
                List.of("1 1"),
                Rows.texts(
                        database,
                        "select count(*) filter (where act = 'SEND') || ' ' || count(*) filter (where act = 'PAY')"
                                + " from ledger_transfer where claim_id = '" + id + "'"));
    }

    /** Not left for the next batch. */
    private static void withdrawn(String id) {
        act("subsidy-approver", id, "return-to-review").statusCode(200);
        act("partner", id, "withdrawal").statusCode(200);
    }

    private String books() throws Exception {
        return Rows.texts(database, BOOKS).get(0);
    }

    /** The n-th row of the statement's transaction is refused, and with it all before it. */
    private void failAt(String table, String act, int nth) throws Exception {
        execute("create sequence if not exists crash_step");
        execute("alter sequence crash_step restart");
        execute("create or replace function crash() returns trigger language plpgsql as $$ begin"
                + " if nextval('crash_step') >= " + nth + " then raise exception 'the power is cut'; end if;"
                + " return new; end $$");
        execute("create trigger crash before " + act + " on " + table + " for each row execute function crash()");
    }
}
