package io.skillcert.registration.batch;

import java.util.Set;

/** Where an exam batch stands. */
public enum BatchStatus {
    /** Only registrars see it. */
    DRAFT,
    /** Anyone reads its notice, and registers within its period. */
    ANNOUNCED,
    /** It does not take place: its registrations are cancelled. */
    CANCELLED;

    Set<BatchStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(ANNOUNCED, CANCELLED);
            case ANNOUNCED -> Set.of(CANCELLED);
            case CANCELLED -> Set.of();
        };
    }
}
