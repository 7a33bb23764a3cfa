package io.skillcert.subsidy;

import io.skillcert.http.problem.ProblemType;

/** The problems that the operations of subsidy-service answer with. */
public enum SubsidyProblem implements ProblemType {
    ACCOUNT_NOT_SHOWN(409),
    ACCOUNT_UNCHECKED(409),
    ACCOUNT_WANTED(409),
    ACTS_FOR_HOLDER(403),
    ALREADY_CLAIMED(409),
    AWARD_NOT_FOUND(404),
    BANK_CONFLICT_NOT_FOUND(404),
    BANK_CONFLICT_OPEN(409),
    CLAIM_ERASED(409),
    CLAIM_NOT_FOUND(404),
    CLAIM_NOT_OPEN(409),
    CONFLICT_NOT_BOOKABLE(409),
    DEBT_NOT_FOUND(404),
    DEBT_OVERPAID(409),
    DECISION_NOT_FOUND(404),
    DRAFT_EXISTS(409),
    /** The account has another duty in the claim. */
    DUTIES_SEPARATED(403),
    ENTITLEMENT_NOT_FOUND(404),
    EVIDENCE_CLOSED(409),
    EVIDENCE_KEPT(409),
    /** Also for evidence of other claimants, so that its existence is not disclosed. */
    EVIDENCE_NOT_FOUND(404),
    FUND_EXISTS(409),
    FUND_NOT_FOUND(404),
    FUND_TOO_SMALL(409),
    INSURANCE_CASE_NOT_FOUND(404),
    INSURANCE_PAYMENT_NOT_FOUND(404),
    NO_ACCOUNT_WANTED(409),
    NO_DECISION_AWAITED(409),
    NO_PUBLIC_NOTICE(409),
    NOT_PAID(409),
    NOT_REFUSED(409),
    NOT_RETURNED(409),
    NOTHING_TO_PAY(409),
    OBJECTION_NOT_FOUND(404),
    OBJECTION_SETTLED(409),
    PARAMETER_HAS_A_VALUE(409),
    PARAMETER_PROPOSAL_NOT_FOUND(404),
    PAYMENT_BATCH_NOT_FOUND(404),
    PAYMENT_FILE_ERASED(410),
    PAYMENT_NOT_FOUND(404),
    PLACE_LOST(409),
    POLICY_REPLAY_NOT_FOUND(404),
    PROPOSAL_TOO_LATE(409),
    RECONSIDERATION_NOT_FOUND(404),
    RECONSIDERATION_TOO_LATE(409),
    RECONSIDERED_ALREADY(409),
    RECONSIDERED_ONCE(409),
    REPAYMENT_KNOWN(409),
    REPORT_DIFFERS(409),
    SETTLEMENT_NOT_OPEN(409),
    THIRD_PERSON_NEEDED(403),
    TOO_MANY_DOCUMENTS(409),
    TRIAL_NOT_DONE(409),
    TWO_PEOPLE_NEEDED(403),
    UNWRITABLE_PAYMENTS(409);

    private final int status;

    SubsidyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
