package io.skillcert.assessment.marking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Marks the files that a program has written for several sets of inputs (MRK-11). The points of the task are shared out among the
 * files by their weights, and each file gets the share that its rows reach. All arithmetic is exact and rounded once, half up.
 */
public final class FileMarking {

    private static final MathContext SIGNIFICANT = new MathContext(15, RoundingMode.HALF_UP);
    private static final int MOST_WHOLE_DIGITS = 18;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]{1,30}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,3})?");

    private FileMarking() {}

    /**
     * A file that was expected, and what the program has written.
     *
     * @param expected an item of kind TABLE, whose points are the weight of the file
     * @param rows the rows of the file, as the response to a TABLE has them; {@link Response#NONE} if there is no readable file
     */
    public record ResultFile(MarkingItem expected, Response rows) {

        /** A file that has not the shape of a table, or too many rows, reaches nothing. */
        private Fraction share() {
            if (!rows.answered()) {
                return Fraction.ZERO;
            }
            var input = Input.of(rows.value());
            var comparison = expected.key().compare(input);
            return input.refusals() > 0 ? Fraction.ZERO : comparison.share();
        }
    }

    /**
     * The points of a task by its files.
     *
     * @param points of the task
     * @param files each expected file of each set of inputs, at least one
     * @return with the measures {@code correct} and {@code files}, both counts, and {@code share} with four decimals
     */
    public static Mark mark(BigDecimal points, List<ResultFile> files) {
        var reached = Fraction.ZERO;
        var whole = Fraction.ZERO;
        var correct = 0;
        for (var file : files) {
            var share = file.share();
            var weight = Fraction.of(file.expected().points());
            reached = reached.plus(weight.times(share));
            whole = whole.plus(weight);
            correct += share.compareTo(Fraction.ONE) == 0 ? 1 : 0;
        }
        var share = reached.dividedBy(whole);
        var measures = new LinkedHashMap<String, Object>();
        measures.put("correct", correct);
        measures.put("files", files.size());
        measures.put("share", share.rounded(4).toPlainString());
        return new Mark(
                Fraction.of(points).times(share).rounded(2),
                points.setScale(2, RoundingMode.UNNECESSARY),
                MarkingRule.CODE,
                true,
                measures);
    }

    /**
     * The number that a program has written, in the form of a decimal that a NUMBER column reads: without exponent, and without the
     * noise beyond the 15 digits that binary floating point can hold.
     *
     * @return nothing if the text is no number that a table can hold
     */
    public static Optional<String> decimal(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(text).round(SIGNIFICANT);
        if (number.precision() - number.scale() > MOST_WHOLE_DIGITS) {
            return Optional.empty();
        }
        var places = Math.max(0, Math.min(number.scale(), SIGNIFICANT.getPrecision()));
        return Optional.of(number.setScale(places, RoundingMode.HALF_UP).toPlainString());
    }
}
