package io.skillcert.exam.publication;

import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.exam.result.policy.Subject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * A person's own published result.
 *
 * @param scores the scores by subject, without those of subjects that were not sat now: missed, or retained
 * @param voided the subjects whose score is void for misconduct
 */
public record OwnResult(
        Publication publication, ExamDecision decision, Map<Subject, BigDecimal> scores, Set<Subject> voided) {}
