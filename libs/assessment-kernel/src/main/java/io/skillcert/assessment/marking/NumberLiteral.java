package io.skillcert.assessment.marking;

/** A number as it was written, such as {@code 1.000}: its places count, and an exponent is refused where it is read. */
public record NumberLiteral(String text) {

    @Override
    public String toString() {
        return text;
    }
}
