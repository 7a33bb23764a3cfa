package io.skillcert.subsidy.ledger;

/** The accounts of a fund. */
enum LedgerAccount {
    /** Money of the fund at the treasury's bank. */
    BANK,
    /** Money appropriated to the fund. */
    APPROPRIATION,
    /** Subsidies approved and paid. */
    EXPENSE,
    /** Approved, not yet sent to the bank. */
    PAYABLE,
    /** Sent to the bank, not yet settled. */
    IN_TRANSIT,
    /** To be recovered (追回), not yet repaid. */
    RECEIVABLE
}
