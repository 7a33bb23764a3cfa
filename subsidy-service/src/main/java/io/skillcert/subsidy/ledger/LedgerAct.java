package io.skillcert.subsidy.ledger;

import static io.skillcert.subsidy.ledger.LedgerAccount.APPROPRIATION;
import static io.skillcert.subsidy.ledger.LedgerAccount.BANK;
import static io.skillcert.subsidy.ledger.LedgerAccount.EXPENSE;
import static io.skillcert.subsidy.ledger.LedgerAccount.IN_TRANSIT;
import static io.skillcert.subsidy.ledger.LedgerAccount.PAYABLE;
import static io.skillcert.subsidy.ledger.LedgerAccount.RECEIVABLE;

/** What a transfer records, with the account that is debited and the one that is credited. */
public enum LedgerAct {
    APPROPRIATE(BANK, APPROPRIATION),
    CUT(APPROPRIATION, BANK),
    APPROVE(EXPENSE, PAYABLE),
    RELEASE(PAYABLE, EXPENSE),
    SEND(PAYABLE, IN_TRANSIT),
    PAY(IN_TRANSIT, BANK),
    REJECT(IN_TRANSIT, PAYABLE),
    TAKE_BACK(BANK, PAYABLE),
    /** The bank has settled a payment after all that it had rejected or returned. */
    PAY_RETURNED(PAYABLE, BANK),
    RECOVER(RECEIVABLE, EXPENSE),
    REPAY(BANK, RECEIVABLE);

    private final LedgerAccount debit;
    private final LedgerAccount credit;

    LedgerAct(LedgerAccount debit, LedgerAccount credit) {
        this.debit = debit;
        this.credit = credit;
    }

    LedgerAccount debit() {
        return debit;
    }

    LedgerAccount credit() {
        return credit;
    }
}
