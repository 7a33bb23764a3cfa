package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A payment that fails at any step does nothing: the books are as they were, and the same call succeeds afterwards. Each
 * test fails one call at every table that it writes, one after the other.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class PayoutCrashTest extends ClaimFixture {

    private static final String BOOKS = "select coalesce(string_agg(f.encumbered || ' ' || f.spent, ','), '') || ' '"
            + " || (select count(*) from ledger_transfer) || ' ' || (select count(*) from payment) || ' '"
            + " || (select count(*) from payment_batch) || ' ' || (select count(*) from claim_log)"
            + " from fund f";

    @AfterEach
    void theBooksAgree() throws Exception {
        nothingFails();
        once("auditor")
                .post("/v1/reconciliations")
                .then()
                .statusCode(200)
                .body("differences.findAll { it.code != 'BANK_CONFLICT' }", equalTo(List.of()));
    }

    private void nothingFails() throws Exception {
        execute("drop function if exists crash() cascade");
    }

    /** The n-th row that is written to a table in a transaction. */
    private record Step(String table, String act, int nth) {}

    @Test
    void an_approval_that_fails_at_any_step_encumbers_nothing() throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        var id = granted(4);
        var version = versionOf(id);
        assertNothingDoneAfterFailures(
                () -> act("subsidy-approver", id, "approval", version).extract().statusCode(),
                new Step("claim", "update", 1),
                new Step("award", "update", 1),
                new Step("claim_log", "insert", 1),
                new Step("fund", "update", 1),
                new Step("ledger_transfer", "insert", 1),
                new Step("ledger_account", "update", 1),
                new Step("audit_entry", "insert", 1));
        act("subsidy-approver", id, "approval").statusCode(200).body("status", equalTo("APPROVED"));
        withdrawn(id);
    }

    @Test
    void a_batch_that_fails_at_any_step_sends_nothing_and_the_next_one_sends_each_claim_once() throws Exception {
        var one = approved(4);
        somebodyElse();
        var other = approved(3);
        assertNothingDoneAfterFailures(
                () -> once("treasurer").post("/v1/payment-batches").statusCode(),
                new Step("payment_batch", "insert", 1),
                new Step("payment", "insert", 2),
                new Step("claim", "update", 2),
                new Step("ledger_transfer", "insert", 2),
                new Step("claim_log", "insert", 2),
                new Step("audit_entry", "insert", 1));
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).paysAll()).statusCode(200);
        paidOnce(one);
        paidOnce(other);
    }

    @Test
    void a_report_that_fails_at_any_step_pays_nobody_and_processed_again_pays_each_once() throws Exception {
        var one = approved(4);
        somebodyElse();
        var other = approved(3);
        var batch = sent();
        var report = Bank.reading(fileOf(batch)).paysAll();
        assertNothingDoneAfterFailures(
                () -> reported(batch, report).extract().statusCode(),
                new Step("payment", "update", 2),
                new Step("claim", "update", 2),
                new Step("fund", "update", 1),
                new Step("ledger_transfer", "insert", 2),
                new Step("claim_log", "insert", 2),
                new Step("outbox", "insert", 2),
                new Step("bank_report", "insert", 1));
        reported(batch, report).statusCode(200).body("paid", equalTo(2));
        reported(batch, report).statusCode(200).body("paid", equalTo(2));
        paidOnce(one);
        paidOnce(other);
    }

    private void assertNothingDoneAfterFailures(IntSupplier call, Step... steps) throws Exception {
        var before = books();
        for (var step : steps) {
            failAt(step);
            var status = call.getAsInt();
            assertTrue(status >= 400, step + " was answered " + status);
            assertEquals(before, books(), step::toString);
            nothingFails();
        }
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

    /** Refuses the n-th row of the step, and with it the whole transaction. */
    private void failAt(Step step) throws Exception {
        execute("create sequence if not exists crash_step");
        execute("alter sequence crash_step restart");
        execute("create or replace function crash() returns trigger language plpgsql as $$ begin"
                + " if nextval('crash_step') >= " + step.nth() + " then raise exception 'the power is cut'; end if;"
                + " return new; end $$");
        execute("create trigger crash before " + step.act() + " on " + step.table()
                + " for each row execute function crash()");
    }
}
