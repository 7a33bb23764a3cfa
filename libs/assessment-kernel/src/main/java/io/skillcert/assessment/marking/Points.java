package io.skillcert.assessment.marking;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads the points of an item: from 0.01 to 100, with at most two decimals. */
public final class Points {

    /** What is wrong with points that can't be read. */
    public static final String REFUSAL = "must be from 0.01 to 100 with at most two decimals";

    private static final BigDecimal HIGHEST = new BigDecimal(100);

    private Points() {}

    /**
     * Reads points.
     *
     * @param value a text or a number
     * @return nothing if the value is no number of points
     */
    public static Optional<BigDecimal> parse(Object value) {
        return Input.isDecimal(value)
                ? Optional.of(new BigDecimal(value.toString())).filter(Points::isInRange)
                : Optional.empty();
    }

    private static boolean isInRange(BigDecimal points) {
        return points.scale() <= 2 && points.signum() > 0 && points.compareTo(HIGHEST) <= 0;
    }

    static BigDecimal read(Input field) {
        var points = parse(field.value());
        if (points.isEmpty() && !field.isAbsent()) {
            field.refuse(REFUSAL);
        }
        return points.orElse(BigDecimal.ONE);
    }
}
