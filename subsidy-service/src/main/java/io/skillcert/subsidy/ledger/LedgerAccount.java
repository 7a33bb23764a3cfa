package io.skillcert.subsidy.ledger;

/** The accounts of each fund. */
public enum LedgerAccount {
    /** What the treasury's bank holds of the fund. */
    BANK,
    /** What was given to the fund. */
    APPROPRIATION,
    /** Subsidies granted and approved. */
    EXPENSE,
    /** Approved, not yet sent to the bank. */
    PAYABLE,
    /** Sent to the bank, not yet answered. */
    IN_TRANSIT,
    /** Asked back (追回), not yet repaid. */
    RECEIVABLE
}
