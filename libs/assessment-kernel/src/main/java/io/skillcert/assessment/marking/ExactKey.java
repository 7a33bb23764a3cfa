package io.skillcert.assessment.marking;

import java.util.function.Function;

/** A key that a response equals or does not: a truth value, a letter, a set or a sequence of letters. */
record ExactKey(Object value, Function<Input, ?> reading) implements Key {

    static ExactKey read(Input key, Function<Input, ?> reading) {
        return new ExactKey(reading.apply(key), reading);
    }

    @Override
    public Comparison compare(Input response) {
        return Comparison.ofEqual(value.equals(reading.apply(response)));
    }
}
