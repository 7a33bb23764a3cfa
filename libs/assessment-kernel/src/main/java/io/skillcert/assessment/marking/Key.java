package io.skillcert.assessment.marking;

/** The right answer of an item. */
interface Key {

    /** Reads a response and compares it with the key. The result has no meaning if the response is refused. */
    Comparison compare(Input response);
}
