package io.skillcert.exam.entry;

import java.util.Set;

/** Where a person stands in the exam, and where it may go from there. */
public enum EntryStatus {
    CONFIRMED,
    SEATED,
    PUBLISHED,
    CERTIFIED,
    CANCELLED;

    Set<EntryStatus> next() {
        return switch (this) {
            case CONFIRMED -> Set.of(SEATED, CANCELLED);
            case SEATED -> Set.of(CONFIRMED, PUBLISHED, CANCELLED);
            case PUBLISHED -> Set.of(CERTIFIED);
            case CERTIFIED, CANCELLED -> Set.of();
        };
    }
}
