package io.skillcert.registration.cohort;

/** The result of a row of a cohort. */
public enum RowResult {
    REGISTERED,
    /** The person already has an active registration for the level in the batch (REG-13). */
    DUPLICATE,
    /** No exam site has places left. */
    NO_ROOM,
    /** The row has violations. */
    INVALID
}
