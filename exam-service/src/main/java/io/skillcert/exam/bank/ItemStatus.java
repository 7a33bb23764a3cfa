package io.skillcert.exam.bank;

import java.util.Set;

/** Where an item of the bank stands. */
public enum ItemStatus {
    /** Written; no version was activated yet. */
    DRAFT,
    /** Papers are assembled from it. */
    ACTIVE,
    /** On no new paper until it is activated again. */
    SUSPENDED,
    /** On no new paper for ever. */
    RETIRED;

    /** The states that may follow. An active item is activated again when a newer version replaces the active one. */
    Set<ItemStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(ACTIVE, RETIRED);
            case ACTIVE -> Set.of(ACTIVE, SUSPENDED, RETIRED);
            case SUSPENDED -> Set.of(ACTIVE, RETIRED);
            case RETIRED -> Set.of();
        };
    }
}
