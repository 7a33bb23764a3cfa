package io.skillcert.exam.mark;

import io.skillcert.assessment.ItemKind;
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
 * @param item null for a kind that is not computed
 */
record KeyInForce(int number, KeyCorrection.Action action, ItemKind kind, BigDecimal points, MarkingItem item) {

    private static final int SCALE = 2;

    /**
     * Marks a response. One that has not the shape that the item asks for gives no points.
     *
     * @param task the mark of a task that is not computed; null for other items and for a task without one
     */
    Mark mark(Response response, TaskMark task) {
        return switch (action) {
            case DROP -> of(BigDecimal.ZERO, BigDecimal.ZERO, response, Map.of());
            case ACCEPT_ALL -> of(response.answered() ? points : BigDecimal.ZERO, points, response, Map.of());
            case NEW_KEY -> kind.isComputed() ? computed(response) : given(response, task);
        };
    }

    private Mark computed(Response response) {
        try {
            return Marking.mark(item, response);
        } catch (InvalidInputException e) {
            return of(BigDecimal.ZERO, points, response, Map.of());
        }
    }

    private Mark given(Response response, TaskMark task) {
        return task == null
                ? of(BigDecimal.ZERO, points, response, Map.of())
                : of(task.awarded(), points, response, task.measures());
    }

    private Mark of(BigDecimal awarded, BigDecimal maximum, Response response, Map<String, Object> measures) {
        return new Mark(
                awarded.setScale(SCALE), maximum.setScale(SCALE), MarkingRule.of(kind), response.answered(), measures);
    }
}
