package io.skillcert.assessment.evaluator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The right answer to a question.
 *
 * @param value a number with the places that the question asks for, or a text
 * @param unit the unit of the number in Chinese, {@code %}, or an empty text
 */
record Answer(String value, String unit) {

    private static final Pattern ROUNDED = Pattern.compile("(.+)（(四舍五入取整数|保留.位小数)）");

    private static final Map<String, Integer> PLACES =
            Map.of("四舍五入取整数", 0, "保留一位小数", 1, "保留两位小数", 2, "保留三位小数", 3, "保留四位小数", 4);

    /** Doubles have 15 digits, of which a computation leaves at least 13 right. */
    private static final MathContext TRUSTED = new MathContext(13, RoundingMode.HALF_UP);

    /** Removes what a question says about rounding. */
    static String asked(String question) {
        var rounded = ROUNDED.matcher(question);
        return rounded.matches() ? rounded.group(1) : question;
    }

    /**
     * Rounds a number half up as the question asks.
     *
     * @throws IllegalArgumentException if the question does not ask to round a number that is not whole
     */
    static Answer of(double number, String unit, String question) {
        var trusted = new BigDecimal(number).round(TRUSTED);
        var rounded = ROUNDED.matcher(question);
        if (rounded.matches()) {
            var value = trusted.setScale(PLACES.get(rounded.group(2)), RoundingMode.HALF_UP);
            return new Answer(value.toPlainString(), unit);
        }
        if (trusted.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(question + " does not say how to round " + trusted);
        }
        return new Answer(trusted.setScale(0, RoundingMode.UNNECESSARY).toPlainString(), unit);
    }

    /** The answer as an option shows it. */
    String shown() {
        var gap = unit.isEmpty() || unit.equals("%") ? "" : " ";
        return value + gap + unit;
    }
}
