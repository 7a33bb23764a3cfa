package io.skillcert.subsidy.claim;

import java.util.Set;

/** Where a claim (申领) stands, and where it may go from there. */
public enum ClaimStatus {
    /** Made, its place reserved, awaiting an officer. */
    SUBMITTED,
    /** A fact is missing; an officer decides again when it is known. */
    REFERRED,
    /** Granted, awaiting a second person. */
    GRANTED,
    /** Approved for payment. */
    APPROVED,
    PAID,
    REFUSED,
    WITHDRAWN;

    boolean awaitsDecision() {
        return this == SUBMITTED || this == REFERRED;
    }

    Set<ClaimStatus> next() {
        return switch (this) {
            case SUBMITTED -> Set.of(REFERRED, GRANTED, REFUSED, WITHDRAWN);
            case REFERRED -> Set.of(REFERRED, GRANTED, REFUSED, WITHDRAWN);
            case GRANTED -> Set.of(APPROVED, WITHDRAWN);
            case APPROVED -> Set.of(PAID);
            case PAID, REFUSED, WITHDRAWN -> Set.of();
        };
    }
}
