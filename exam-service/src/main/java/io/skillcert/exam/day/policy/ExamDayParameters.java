package io.skillcert.exam.day.policy;

import io.skillcert.policy.Timeline;
import java.util.EnumMap;

/**
 * The dated parameters of holding an exam, each in the file of its name under {@code policy/day}.
 *
 * @param grace seconds after the deadline in which an answer that arrives still counts (DLV-03)
 * @param awaitedAnswers minutes after the deadline in which an attempt is not sealed whose machine has unsent answers or was not
 *     heard of since (DLV-09)
 * @param lateEntry minutes after the start of a session until which a candidate may enter (DLV-04)
 * @param timeGrantOfOnePerson the minutes of extra time that one person may grant (DLV-05)
 * @param exposureLimit the percentage of a batch's candidates who may see one item (DLV-06)
 * @param exposureCandidates the fewest candidates of a batch from which the share is limited (DLV-06)
 * @param itemReviewers how many people other than the author approve an item, at least two (DLV-07)
 * @param misconductDegrees what each degree of misconduct entails (DLV-08)
 */
public record ExamDayParameters(
        Timeline<Integer> grace,
        Timeline<Integer> awaitedAnswers,
        Timeline<Integer> lateEntry,
        Timeline<Integer> timeGrantOfOnePerson,
        Timeline<Integer> exposureLimit,
        Timeline<Integer> exposureCandidates,
        Timeline<Integer> itemReviewers,
        Timeline<MisconductDegrees> misconductDegrees) {

    /** As many as the database asks for before an item is active. */
    private static final int FEWEST_REVIEWERS = 2;

    /** @throws IllegalArgumentException if fewer people approve an item than the database asks for */
    public ExamDayParameters {
        for (var reviewers : itemReviewers.history()) {
            if (reviewers.value() < FEWEST_REVIEWERS) {
                throw new IllegalArgumentException("item-reviewers is " + reviewers.value() + " from "
                        + reviewers.effectiveFrom() + ", but at least " + FEWEST_REVIEWERS + " people approve an item");
            }
        }
    }

    /** What is void after a misconduct. */
    public enum Voids {
        SUBJECT,
        SITTING
    }

    /** @param longestBarInYears 0 if the degree bars nobody */
    public record Consequence(Voids voids, int longestBarInYears) {}

    /** The consequence of each degree. */
    public static final class MisconductDegrees extends EnumMap<MisconductDegree, Consequence> {
        public MisconductDegrees() {
            super(MisconductDegree.class);
        }
    }
}
