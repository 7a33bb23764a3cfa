package io.skillcert.exam.publication;

import io.skillcert.exam.mark.AttemptMarks.FunctionPoints;
import io.skillcert.exam.mark.MarkedAttempt.ItemMark;
import io.skillcert.policy.exam.ExamDecision;
import io.skillcert.policy.exam.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A person's own published result.
 *
 * @param scores the scores by subject, without those of subjects that were not sat now: missed, or retained
 * @param voided the subjects whose score is void for misconduct
 * @param marked the points of the subjects that the computer has marked here
 */
public record OwnResult(
        Publication publication,
        ExamDecision decision,
        Map<Subject, BigDecimal> scores,
        Set<Subject> voided,
        Map<Subject, Marked> marked) {

    /**
     * The points of a subject.
     *
     * @param marks those of each item; empty until the last day to request a score review is over
     */
    public record Marked(List<FunctionPoints> functions, List<ItemMark> marks) {}
}
