package io.skillcert.exam.entry;

import java.util.Set;

/** The status of a person in an exam. */
public enum EntryStatus {
    CONFIRMED,
    SEATED,
    PUBLISHED,
    CERTIFIED,
    CANCELLED;

    /** The statuses to which an entry may go from this one. */
    Set<EntryStatus> next() {
        return switch (this) {
            case CONFIRMED -> Set.of(SEATED, CANCELLED);
            case SEATED -> Set.of(CONFIRMED, PUBLISHED, CANCELLED);
            case PUBLISHED -> Set.of(CERTIFIED);
            case CERTIFIED, CANCELLED -> Set.of();
        };
    }
}
