package io.skillcert.registration.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A share of people with its 95 % interval (Wilson).
 *
 * @param of how many people there are
 * @param count how many of them have the property
 */
@Schema(name = "OutcomeShare")
public record Share(long of, long count, BigDecimal share, BigDecimal low, BigDecimal high) {

    private static final double ERROR = 0.05;

    /** @param of at least 1 */
    static Share of(long of, long count) {
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                Math.toIntExact(of), Math.toIntExact(count), ERROR);
        return new Share(
                of,
                count,
                rounded((double) count / of),
                rounded(interval.getLowerBound()),
                rounded(interval.getUpperBound()));
    }

    private static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(share).setScale(3, RoundingMode.HALF_UP);
    }
}
