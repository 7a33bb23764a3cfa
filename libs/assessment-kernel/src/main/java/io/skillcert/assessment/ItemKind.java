package io.skillcert.assessment;

/** What an item asks of a candidate, and so how its response is marked. */
public enum ItemKind {
    TRUE_FALSE,
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    NUMBER,
    ORDERING,
    MATCHING,
    LABELS,
    TEXT_SPANS,
    BOXES,
    TABLE
}
