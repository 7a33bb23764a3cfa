package io.skillcert.exam.scoring.policy;

import io.skillcert.policy.Timeline;
import io.skillcert.policy.exam.Subject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * The rules of marking: how many markers a subject needs, and how their scores are combined. Scores have two decimals; a
 * mean is rounded half up. Pure: no clock and no I/O.
 */
public final class MarkingRules {

    private static final int SCALE = 2;
    private static final int TWO_MARKERS = 2;

    private final Timeline<Markers> markers;
    private final Timeline<BigDecimal> agreement;

    /** The number of markers by subject: 1 is the computer, 2 are joined by a third if they disagree, more are a panel. */
    public static final class Markers extends EnumMap<Subject, Integer> {
        public Markers() {
            super(Subject.class);
        }
    }

    /** @throws IllegalArgumentException if a panel has an even number of markers */
    public MarkingRules(Timeline<Markers> markers, Timeline<BigDecimal> agreement) {
        this.markers = markers;
        this.agreement = agreement;
        markers.history().forEach(entry -> entry.value().values().forEach(MarkingRules::requireOddPanel));
    }

    private static void requireOddPanel(int count) {
        if (count < 1 || count > TWO_MARKERS && count % 2 == 0) {
            throw new IllegalArgumentException("a subject has 1 or 2 markers, or a panel of an odd number");
        }
    }

    /** Whether people mark the subject and not the computer. */
    public boolean isMarkedByPeople(Subject subject, LocalDate on) {
        return count(subject, on) > 1;
    }

    /**
     * Whether another marker is needed.
     *
     * @param values the scores so far, in the order of entry
     */
    public boolean takesMore(Subject subject, List<BigDecimal> values, LocalDate on) {
        return values.size() < count(subject, on) || needsThird(subject, values, on);
    }

    /** Whether two markers disagree, so that a third one decides. */
    public boolean needsThird(Subject subject, List<BigDecimal> values, LocalDate on) {
        return count(subject, on) == TWO_MARKERS && values.size() == TWO_MARKERS && !agree(values, on);
    }

    /**
     * The score of the subject; empty as long as another marker is needed.
     *
     * @param values the scores of the markers, in the order of entry
     */
    public Optional<BigDecimal> score(Subject subject, List<BigDecimal> values, LocalDate on) {
        if (takesMore(subject, values, on)) {
            return Optional.empty();
        }
        return Optional.of(
                count(subject, on) == TWO_MARKERS && values.size() > TWO_MARKERS
                        ? nearerToThird(values)
                        : mean(values));
    }

    private int count(Subject subject, LocalDate on) {
        return markers.on(on).value().get(subject);
    }

    private boolean agree(List<BigDecimal> values, LocalDate on) {
        return distance(values.get(0), values.get(1)).compareTo(agreement.on(on).value()) <= 0;
    }

    /** The mean of the third score and the one nearer to it; if both are equally near, the higher one. */
    private static BigDecimal nearerToThird(List<BigDecimal> values) {
        var third = values.get(2);
        var lower = values.get(0).min(values.get(1));
        var higher = values.get(0).max(values.get(1));
        var nearer = distance(lower, third).compareTo(distance(higher, third)) < 0 ? lower : higher;
        return mean(List.of(nearer, third));
    }

    private static BigDecimal distance(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs();
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), SCALE, RoundingMode.HALF_UP);
    }
}
