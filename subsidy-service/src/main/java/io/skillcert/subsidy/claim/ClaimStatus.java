package io.skillcert.subsidy.claim;

import java.util.EnumSet;
import java.util.Set;

/** The status of a claim (申领), and the transitions from each. */
public enum ClaimStatus {
    /** Begun by the claimant and not yet submitted. */
    DRAFT,
    /** Submitted; its place is reserved and it awaits an officer. */
    SUBMITTED,
    /** An officer reviews it. */
    UNDER_REVIEW,
    /** The claimant is asked to correct it (补正). */
    RETURNED_FOR_CORRECTION,
    /** Referred to an officer, who has it decided again once the missing fact is known. */
    REFERRED,
    /** Granted by the rules; it awaits the approval of a second person. */
    GRANTED,
    /** Refused by the rules. Reconsideration (申请复核) can be requested once. */
    REFUSED,
    WITHDRAWN,
    /** The claim window or the time to correct it has passed. */
    EXPIRED,
    /** Approved and in the queue for the fund's money. */
    AWAITING_FUNDS,
    /** Approved for payment; its amount is set aside in the fund. */
    APPROVED,
    /** In a payment batch that the bank has not answered yet. */
    IN_PAYMENT,
    PAID,
    /** Not paid or returned by the bank. It keeps its money and awaits another account or another attempt. */
    RETURNED_BY_BANK,
    /** The certificate was revoked after payment; the money is asked back (SUB-14, 追回). */
    IN_RECOVERY,
    /** Repaid in full. */
    RECOVERED;

    /** Whether no decision that is final for the claimant has been made. */
    public boolean awaitsDecision() {
        return this == SUBMITTED || this == UNDER_REVIEW || this == REFERRED;
    }

    /** Whether the claimant can change the content. */
    public boolean isOpenToClaimant() {
        return this == DRAFT || this == RETURNED_FOR_CORRECTION;
    }

    /** Whether it is granted and could still be stopped before any money leaves. */
    public boolean isGrantedUnpaid() {
        return this == GRANTED || this == AWAITING_FUNDS || this == APPROVED || this == RETURNED_BY_BANK;
    }

    public boolean canBeWithdrawn() {
        return next().contains(WITHDRAWN);
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
            case RETURNED_BY_BANK -> EnumSet.of(APPROVED, REFUSED, WITHDRAWN);
            case PAID -> EnumSet.of(IN_RECOVERY, RETURNED_BY_BANK);
            case IN_RECOVERY -> EnumSet.of(RECOVERED);
            case WITHDRAWN, EXPIRED, RECOVERED -> EnumSet.noneOf(ClaimStatus.class);
        };
    }
}
