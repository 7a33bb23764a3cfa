package io.skillcert.registration.application;

import java.util.Set;

/** Where a registration stands (REG-10), and where it may go from there. */
public enum RegistrationStatus {
    /** 资格审核: decided by the rules, awaiting a registrar. */
    UNDER_REVIEW,
    /** 补正: returned to the applicant for correction. */
    RETURNED,
    /** Approved, to be paid within the review period of the batch. */
    APPROVED,
    /** Paid: all procedures are done, the person sits. */
    CONFIRMED,
    /** Rejected with the codes of the unmet rules. */
    INELIGIBLE,
    /** Not paid when the review period ended. */
    LAPSED,
    /** Withdrawn before it was confirmed. */
    WITHDRAWN,
    /** Withdrawn after it was confirmed, or its batch does not take place. */
    CANCELLED;

    /** Those that hold a place and stand in the way of another registration (REG-13). */
    static final Set<RegistrationStatus> LIVE = Set.of(UNDER_REVIEW, RETURNED, APPROVED, CONFIRMED);

    /** Those that lapse if the review period ends. */
    public static final Set<RegistrationStatus> OPEN = Set.of(UNDER_REVIEW, RETURNED, APPROVED);

    Set<RegistrationStatus> next() {
        return switch (this) {
            case UNDER_REVIEW -> Set.of(APPROVED, INELIGIBLE, RETURNED, LAPSED, WITHDRAWN, CANCELLED);
            case RETURNED -> Set.of(UNDER_REVIEW, LAPSED, WITHDRAWN, CANCELLED);
            case APPROVED -> Set.of(CONFIRMED, LAPSED, WITHDRAWN, CANCELLED);
            case CONFIRMED -> Set.of(CANCELLED);
            case INELIGIBLE, LAPSED, WITHDRAWN, CANCELLED -> Set.of();
        };
    }
}
