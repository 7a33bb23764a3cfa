package io.skillcert.exam.sitting;

import java.util.Set;

/** The state of an attempt. */
public enum AttemptState {
    /** Bound to a machine; the encrypted paper may be fetched. */
    OPEN,
    /** The time runs and answers are stored. */
    STARTED,
    /** Signed; nothing is added any more. */
    SEALED;

    /** The states that may follow. */
    public Set<AttemptState> next() {
        return switch (this) {
            case OPEN -> Set.of(STARTED);
            case STARTED -> Set.of(SEALED);
            case SEALED -> Set.of();
        };
    }
}
