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
    TABLE,
    /** A text that people mark by a rubric. */
    RUBRIC,
    /** A program, of which the files that it writes for hidden inputs are compared with the expected ones. */
    CODE;

    /** Whether the points follow from a key alone, as the open marking check computes them. */
    public boolean isComputed() {
        return this != RUBRIC && this != CODE;
    }
}
