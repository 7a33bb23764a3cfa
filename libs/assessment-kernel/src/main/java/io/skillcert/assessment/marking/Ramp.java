package io.skillcert.assessment.marking;

import java.math.BigDecimal;

/** Maps a measure to a share of the points: none below {@code zeroAt}, all from {@code fullAt}, linear between. */
record Ramp(Fraction zeroAt, Fraction fullAt) {

    static Ramp read(Input item) {
        var zeroAt = item.field("zeroAt");
        var fullAt = item.field("fullAt");
        var zero = zeroAt.decimal(BigDecimal.ZERO);
        var full = fullAt.decimal(BigDecimal.ONE);
        var zeroOutside = outside(zero, zeroAt);
        var fullOutside = outside(full, fullAt);
        if (!zeroOutside && !fullOutside && zero.compareTo(full) >= 0) {
            zeroAt.refuse("must be below {0}", "fullAt");
        }
        return new Ramp(Fraction.of(zero), Fraction.of(full));
    }

    private static boolean outside(BigDecimal value, Input field) {
        var outside = value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0;
        if (outside) {
            field.refuse("must be between {0} and {1}", 0, 1);
        }
        return outside;
    }

    Fraction share(Fraction measure) {
        if (measure.compareTo(zeroAt) < 0) {
            return Fraction.ZERO;
        }
        if (measure.compareTo(fullAt) >= 0) {
            return Fraction.ONE;
        }
        return measure.minus(zeroAt).dividedBy(fullAt.minus(zeroAt));
    }
}
