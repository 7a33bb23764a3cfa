package io.skillcert.subsidy.claim;

import java.util.EnumSet;
import java.util.Set;

/** Where a claim (申领) stands, and where it may go from there. */
public enum ClaimStatus {
    /** Begun by the claimant, not yet made. */
    DRAFT,
    /** Made, its place reserved, awaiting an officer. */
    SUBMITTED,
    /** An officer has taken it. */
    UNDER_REVIEW,
    /** The claimant is asked to correct it (补正). */
    RETURNED_FOR_CORRECTION,
    /** A fact is missing; an officer decides again when it is known. */
    REFERRED,
    /** Granted, awaiting a second person. */
    GRANTED,
    /** Refused by the rules, with the reasons. Reconsideration (申请复核) may be asked for once. */
    REFUSED,
    WITHDRAWN,
    /** The claim window or the time to correct it has passed. */
    EXPIRED,
    /** Approved; the fund has no money left for it: it waits its turn. */
    AWAITING_FUNDS,
    /** Approved for payment, its money set aside. */
    APPROVED,
    /** In a batch at the bank. */
    IN_PAYMENT,
    PAID,
    /** The bank did not pay it: another account is needed. */
    RETURNED_BY_BANK,
    /** The certificate was revoked after payment (SUB-14): the money is asked back (追回). */
    IN_RECOVERY,
    /** All of it was paid back. */
    RECOVERED;

    /** Until a decision that is final for the claimant. */
    public boolean awaitsDecision() {
        return this == SUBMITTED || this == UNDER_REVIEW || this == REFERRED;
    }

    /** The claimant may change what it says. */
    public boolean isOpenToClaimant() {
        return this == DRAFT || this == RETURNED_FOR_CORRECTION;
    }

    /** The rules have granted it, no money has left yet. */
    public boolean isGrantedUnpaid() {
        return this == GRANTED || this == AWAITING_FUNDS || this == APPROVED || this == RETURNED_BY_BANK;
    }

    Set<ClaimStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SUBMITTED, WITHDRAWN, EXPIRED);
            case SUBMITTED -> EnumSet.of(UNDER_REVIEW, WITHDRAWN);
            case UNDER_REVIEW -> EnumSet.of(RETURNED_FOR_CORRECTION, REFERRED, GRANTED, REFUSED, WITHDRAWN);
            case RETURNED_FOR_CORRECTION -> EnumSet.of(SUBMITTED, WITHDRAWN, EXPIRED);
            case REFERRED -> EnumSet.of(UNDER_REVIEW, WITHDRAWN);
            case GRANTED -> EnumSet.of(APPROVED, AWAITING_FUNDS, UNDER_REVIEW, REFUSED, WITHDRAWN);
            case REFUSED -> EnumSet.of(GRANTED, REFERRED);
            case AWAITING_FUNDS -> EnumSet.of(APPROVED, UNDER_REVIEW, REFUSED, WITHDRAWN);
            case APPROVED -> EnumSet.of(IN_PAYMENT, UNDER_REVIEW, REFUSED);
            case IN_PAYMENT -> EnumSet.of(PAID, RETURNED_BY_BANK);
            case RETURNED_BY_BANK -> EnumSet.of(APPROVED, AWAITING_FUNDS, REFUSED, WITHDRAWN);
            case PAID -> EnumSet.of(IN_RECOVERY, RETURNED_BY_BANK);
            case IN_RECOVERY -> EnumSet.of(RECOVERED);
            case WITHDRAWN, EXPIRED, RECOVERED -> EnumSet.noneOf(ClaimStatus.class);
        };
    }
}
