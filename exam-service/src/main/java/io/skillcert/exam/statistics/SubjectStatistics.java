package io.skillcert.exam.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.result.policy.Subject;
import java.math.BigDecimal;
import java.util.List;

/**
 * How those fared who were to sit a subject now; a pass that was kept is not counted.
 *
 * @param sat who has a score. @param passRate percent of those who sat, two decimals, half up; absent if nobody sat
 * @param distribution how many scores lie in [0, 10), [10, 20), …, [90, 100]
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectStatistics(
        int level, Subject subject, long sat, long absent, long passed, BigDecimal passRate, List<Long> distribution) {}
