package io.skillcert.registration.cohort;

/** What became of a row of a cohort. */
public enum RowResult {
    REGISTERED,
    /** The person has a live registration there (REG-13). */
    DUPLICATE,
    /** No site has room. */
    NO_ROOM,
    /** Something in it can't be read, or contradicts. */
    INVALID
}
