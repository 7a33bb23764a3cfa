package io.skillcert.subsidy.reconciliation;

/**
 * What must agree. Each check is one SQL statement, so that it sees one snapshot. Its rows are the differences: subject,
 * expected value and actual value.
 */
enum Check {
    /** The balances of the ledger's accounts are the sums of its transfers. */
    LEDGER_ACCOUNT(
            """
            select a.fund_id || ' ' || a.account, coalesce(t.debits, 0) || ' / ' || coalesce(t.credits, 0),
                   a.debits || ' / ' || a.credits
            from ledger_account a
            left join lateral (
                select sum(amount) filter (where debit = a.account) debits,
                       sum(amount) filter (where credit = a.account) credits
                from ledger_transfer where fund_id = a.fund_id) t on true
            where (a.debits, a.credits) <> (coalesce(t.debits, 0), coalesce(t.credits, 0))
            """),
    /** The sum of all debits equals the sum of all credits. */
    LEDGER_BALANCE(
            """
            select 'all accounts', sum(debits)::text, sum(credits)::text from ledger_account
            having sum(debits) <> sum(credits)
            """),
    FUND_APPROPRIATED(fund(
            "f.appropriated",
            "select sum(credits - debits) from ledger_account a"
                    + " where a.fund_id = f.id and a.account = 'APPROPRIATION'")),
    FUND_ENCUMBERED(fund(
            "f.encumbered",
            "select sum(credits - debits) from ledger_account a"
                    + " where a.fund_id = f.id and a.account in ('PAYABLE', 'IN_TRANSIT')")),
    FUND_SPENT(fund(
            "f.spent",
            "select sum(case act when 'TAKE_BACK' then -amount else amount end) from ledger_transfer t"
                    + " where t.fund_id = f.id and t.act in ('PAY', 'PAY_RETURNED', 'TAKE_BACK')")),
    /** Encumbered money belongs to claims that are approved and not yet paid, or whose payment was returned. */
    CLAIMS_APPROVED(fund(
            "f.encumbered",
            "select sum(amount) from claim c where c.fund_id = f.id and c.status in ('APPROVED', 'IN_PAYMENT',"
                    + " 'RETURNED_BY_BANK')")),
    CLAIMS_PAID(fund(
            "f.spent",
            "select sum(amount) from claim c"
                    + " where c.fund_id = f.id and c.status in ('PAID', 'IN_RECOVERY', 'RECOVERED')")),
    DEBTS_OPEN(fund(
            "coalesce((select sum(debits - credits) from ledger_account a"
                    + " where a.fund_id = f.id and a.account = 'RECEIVABLE'), 0)",
            "select sum(d.amount - d.repaid) from debt d join claim c on c.id = d.claim_id where c.fund_id = f.id")),
    DEBT_REPAID(
            """
            select d.claim_id::text, coalesce(sum(r.amount), 0)::text, d.repaid::text
            from debt d left join repayment r using (claim_id)
            group by d.claim_id having coalesce(sum(r.amount), 0) <> d.repaid
            """),
    BATCH_SUM(
            """
            select b.id::text, b.transactions || ' / ' || b.control_sum, count(p.id) || ' / ' || coalesce(sum(p.amount), 0)
            from payment_batch b left join payment p on p.batch_id = b.id
            group by b.id having count(p.id) <> b.transactions or coalesce(sum(p.amount), 0) <> b.control_sum
            """),
    /**
     * Each claim that is in payment or paid has one payment in that status, and no other claim has one. The payment of a
     * recovered claim may have been returned by the bank, which repaid the debt.
     */
    CLAIM_PAYMENT(
            """
            select c.id::text, c.status, coalesce(p.status, 'none')
            from claim c left join payment p on p.claim_id = c.id and p.status <> 'RETURNED'
            where (c.status = 'IN_PAYMENT') <> (p.status is not distinct from 'SENT')
               or (c.status in ('PAID', 'IN_RECOVERY')) <> (p.status is not distinct from 'PAID') and c.status <> 'RECOVERED'
            """),
    /** Each claim that is approved or paid has its award. */
    CLAIM_AWARD(
            """
            select c.id::text, 'AWARDED', coalesce(a.status, 'none')
            from claim c left join award a on a.claim_id = c.id
            where c.status in ('APPROVED', 'IN_PAYMENT', 'PAID', 'IN_RECOVERY') and a.status is distinct from 'AWARDED'
            """),
    /** A report of the bank contradicts what is known of a payment, and two people have not settled it. */
    BANK_CONFLICT(
            """
            select payment_id::text, known, reported from bank_conflict where settled_by is null
            """),
    /** The bank has not answered by the deadline. */
    PAYMENT_UNANSWERED(
            """
            select p.id::text, 'an answer', 'none' from payment p join payment_batch b on b.id = p.batch_id
            where p.status = 'SENT' and b.created_at < :deadline
            """);

    private final String query;

    Check(String query) {
        this.query = query;
    }

    private static String fund(String expected, String actual) {
        return "select f.year || ' ' || f.line, e.value::text, e.other::text from fund f, lateral (select " + expected
                + " value, coalesce((" + actual + "), 0) other) e where e.value <> e.other";
    }

    String query() {
        return query;
    }

    boolean hasDeadline() {
        return query.contains(":deadline");
    }
}
