package io.skillcert.exam.mark;

import io.skillcert.assessment.marking.InvalidInputException;
import io.skillcert.assessment.marking.Mark;
import io.skillcert.assessment.marking.Marking;
import io.skillcert.assessment.marking.MarkingItem;
import io.skillcert.assessment.marking.MarkingRule;
import io.skillcert.assessment.marking.Response;
import java.math.BigDecimal;
import java.util.Map;

/**
 * By what the responses to an item of a paper are marked.
 *
 * @param number the number of the correction, or 0 for the key that the version was written with
 * @param action what the correction does; {@link KeyCorrection.Action#NEW_KEY} for a key that was never corrected, too
 */
record KeyInForce(int number, KeyCorrection.Action action, MarkingItem item) {

    private static final int SCALE = 2;

    /** Marks a response. One that has not the shape that the item asks for gives no points. */
    Mark mark(Response response) {
        return switch (action) {
            case DROP -> of(BigDecimal.ZERO, BigDecimal.ZERO, response);
            case ACCEPT_ALL -> of(response.answered() ? item.points() : BigDecimal.ZERO, item.points(), response);
            case NEW_KEY -> {
                try {
                    yield Marking.mark(item, response);
                } catch (InvalidInputException e) {
                    yield of(BigDecimal.ZERO, item.points(), response);
                }
            }
        };
    }

    private Mark of(BigDecimal awarded, BigDecimal maximum, Response response) {
        return new Mark(
                awarded.setScale(SCALE),
                maximum.setScale(SCALE),
                MarkingRule.of(item.kind()),
                response.answered(),
                Map.of());
    }
}
