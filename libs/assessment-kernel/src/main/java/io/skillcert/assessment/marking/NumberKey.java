package io.skillcert.assessment.marking;

import java.math.BigDecimal;

/** A number that a response may differ from by the tolerance. */
record NumberKey(BigDecimal value, BigDecimal tolerance) implements Key {

    static NumberKey read(Input item) {
        return new NumberKey(item.field("key").decimal(BigDecimal.ZERO), tolerance(item));
    }

    static BigDecimal tolerance(Input owner) {
        var field = owner.field("tolerance");
        var tolerance = field.decimal(BigDecimal.ZERO);
        if (tolerance.signum() < 0) {
            field.refuse("must not be negative");
        }
        return tolerance;
    }

    @Override
    public Comparison compare(Input response) {
        var difference = response.decimal(BigDecimal.ZERO).subtract(value).abs();
        return Comparison.ofEqual(difference.compareTo(tolerance) <= 0);
    }
}
