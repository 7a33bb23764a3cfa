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
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * By what the responses to an item of a paper are marked.
 *
 * @param number the number of the correction, or 0 for the key that the version was written with
 * @param action what the correction does; {@link KeyCorrection.Action#NEW_KEY} for a key that was never corrected, too
 * @param item null for a kind that is not computed
 */
record KeyInForce(int number, KeyCorrection.Action action, ItemKind kind, BigDecimal points, MarkingItem item) {

    private static final Logger LOG = Logger.getLogger(KeyInForce.class);
    private static final int SCALE = 2;

    /**
     * Marks a response by the computer.
     *
     * @return empty if the points need people or a run, see {@link #source}
     */
    Optional<Mark> mark(StoredResponse response) {
        return switch (action) {
            case DROP -> Optional.of(of(BigDecimal.ZERO, BigDecimal.ZERO, response));
            case ACCEPT_ALL -> Optional.of(of(response.isAnswered() ? points : BigDecimal.ZERO, points, response));
            case NEW_KEY ->
                response.isBlank()
                        ? Optional.of(of(BigDecimal.ZERO, points, response))
                        : response.value()
                                .filter(value -> kind.isComputed())
                                .flatMap(value -> computed(response, value));
        };
    }

    /** What the task of a response is that {@link #mark} does not mark. */
    TaskSource source(StoredResponse response) {
        return kind.isComputed() || !response.isText() ? TaskSource.ANSWER : TaskSource.valueOf(kind.name());
    }

    /** The mark of a response by that of its task. */
    Mark mark(TaskSource source, TaskMark task) {
        return new Mark(
                task.awarded().setScale(SCALE),
                points.setScale(SCALE),
                source == TaskSource.ANSWER ? MarkingRule.RUBRIC : MarkingRule.of(kind),
                true,
                task.measures());
    }

    /**
     * A response that is none of its kind is wrong: whatever a candidate sends, it makes no work for people and holds up no result. A failure of
     * the engine must not hold up the others either, and is not the candidate's: people mark that response.
     */
    private Optional<Mark> computed(StoredResponse response, Response value) {
        try {
            return Optional.of(Marking.mark(item, value));
        } catch (InvalidInputException e) {
            return Optional.of(of(BigDecimal.ZERO, points, response));
        } catch (RuntimeException e) {
            // The message could quote the response.
            LOG.errorf(
                    "The marking engine has failed at a response to an item of kind %s; people mark it: %s%s",
                    kind, e.getClass().getName(), at(e));
            return Optional.empty();
        }
    }

    private static String at(RuntimeException e) {
        return Stream.of(e.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }

    private Mark of(BigDecimal awarded, BigDecimal maximum, StoredResponse response) {
        return new Mark(
                awarded.setScale(SCALE),
                maximum.setScale(SCALE),
                MarkingRule.of(kind),
                response.isAnswered(),
                Map.of());
    }
}
