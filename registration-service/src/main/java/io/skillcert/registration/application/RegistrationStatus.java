package io.skillcert.registration.application;

import java.util.Set;

/** Where a registration stands (REG-10), and where it may go from there. */
public enum RegistrationStatus {
    /** 资格审核: decided by the rules, awaiting a registrar. */
    UNDER_REVIEW,
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
    /** Withdrawn after it was confirmed. */
    CANCELLED;

    Set<RegistrationStatus> next() {
        return switch (this) {
            case UNDER_REVIEW -> Set.of(APPROVED, INELIGIBLE, LAPSED, WITHDRAWN);
            case APPROVED -> Set.of(CONFIRMED, LAPSED, WITHDRAWN);
            case CONFIRMED -> Set.of(CANCELLED);
            case INELIGIBLE, LAPSED, WITHDRAWN, CANCELLED -> Set.of();
        };
    }
}
