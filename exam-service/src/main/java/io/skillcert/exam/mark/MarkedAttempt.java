package io.skillcert.exam.mark;

import io.skillcert.assessment.marking.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The points of a sealed attempt, in the order of the paper. */
public record MarkedAttempt(List<ItemMark> marks) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 2;

    /**
     * The points of a response.
     *
     * @param version of the item
     * @param keyNumber the number of the key correction in force, or 0
     * @param response as JSON; null if there is none
     */
    public record ItemMark(int position, UUID version, int keyNumber, String response, Mark mark) {}

    BigDecimal awarded() {
        return sum(Mark::awarded);
    }

    BigDecimal maximum() {
        return sum(Mark::maximum);
    }

    BigDecimal score() {
        return score(awarded(), maximum());
    }

    /** The score from 0 to 100: the points in hundredths of the maximum, rounded half up to two decimals; 0 without a maximum. */
    static BigDecimal score(BigDecimal awarded, BigDecimal maximum) {
        return maximum.signum() == 0
                ? BigDecimal.ZERO.setScale(SCALE)
                : awarded.multiply(HUNDRED).divide(maximum, SCALE, RoundingMode.HALF_UP);
    }

    private BigDecimal sum(Function<Mark, BigDecimal> points) {
        return marks.stream().map(ItemMark::mark).map(points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
