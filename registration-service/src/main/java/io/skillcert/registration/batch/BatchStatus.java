package io.skillcert.registration.batch;

import java.util.Set;

/** The states of an exam batch and the transitions between them. */
public enum BatchStatus {
    /** Visible to registrars only. */
    DRAFT,
    /** Visible to everybody, and open for registration within its period. */
    ANNOUNCED,
    /** Does not take place; its registrations are cancelled. */
    CANCELLED;

    Set<BatchStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(ANNOUNCED, CANCELLED);
            case ANNOUNCED -> Set.of(CANCELLED);
            case CANCELLED -> Set.of();
        };
    }
}
