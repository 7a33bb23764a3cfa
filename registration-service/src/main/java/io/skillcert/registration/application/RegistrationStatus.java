package io.skillcert.registration.application;

import java.util.Set;

/** The status of a registration (REG-10), with the statuses that may follow. */
public enum RegistrationStatus {
    /** Decided by the rules and awaiting a registrar (资格审核). */
    UNDER_REVIEW,
    /** Returned to the applicant for correction (补正). */
    RETURNED,
    /** Approved; must be paid within the review period of the batch. */
    APPROVED,
    /** Paid; the person can sit the exam. */
    CONFIRMED,
    /** Rejected with the codes of the unmet rules. */
    INELIGIBLE,
    /** Not reviewed, corrected or paid when the review period ended: {@link LapseCause} says which. */
    LAPSED,
    /** Withdrawn before it was confirmed. */
    WITHDRAWN,
    /** Withdrawn after it was confirmed, or ended because its batch or result changed. */
    CANCELLED;

    /** The statuses that hold a place and prevent another registration (REG-13). */
    static final Set<RegistrationStatus> LIVE = Set.of(UNDER_REVIEW, RETURNED, APPROVED, CONFIRMED);

    /** The statuses that lapse when the review period ends. */
    public static final Set<RegistrationStatus> OPEN = Set.of(UNDER_REVIEW, RETURNED, APPROVED);

    Set<RegistrationStatus> next() {
        return switch (this) {
            case UNDER_REVIEW -> Set.of(APPROVED, INELIGIBLE, RETURNED, LAPSED, WITHDRAWN, CANCELLED);
            case RETURNED -> Set.of(UNDER_REVIEW, LAPSED, WITHDRAWN, CANCELLED);
            case APPROVED -> Set.of(UNDER_REVIEW, CONFIRMED, LAPSED, WITHDRAWN, CANCELLED);
            case CONFIRMED -> Set.of(CANCELLED);
            case INELIGIBLE, LAPSED, WITHDRAWN, CANCELLED -> Set.of();
        };
    }
}
