package io.skillcert.assessment.marking;

import java.math.RoundingMode;
import java.util.Map;

/** Marks responses. All arithmetic is exact; the points of a response are rounded once, half up, to two decimals. */
public final class Marking {

    /** The name of this way of marking. What it makes of the same responses never changes; another way has another name. */
    public static final String ENGINE = "mark/1";

    private Marking() {}

    /** @throws InvalidInputException if the response has not the shape that the item's kind asks for */
    public static Mark mark(MarkingItem item, Response response) {
        var maximum = item.points().setScale(2, RoundingMode.UNNECESSARY);
        var rule = MarkingRule.of(item.kind());
        if (!response.answered()) {
            return new Mark(Fraction.ZERO.rounded(2), maximum, rule, false, Map.of());
        }
        var input = Input.of(response.value());
        var comparison = item.key().compare(input);
        input.throwIfRefused();
        var awarded = Fraction.of(item.points()).times(comparison.share()).rounded(2);
        return new Mark(awarded, maximum, rule, true, comparison.measures());
    }
}
