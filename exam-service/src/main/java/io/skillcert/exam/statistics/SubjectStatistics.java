package io.skillcert.exam.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.policy.exam.Subject;
import java.math.BigDecimal;
import java.util.List;

/**
 * The results of a subject among the people who were to sit it; retained passes are not counted.
 *
 * @param sat how many have a score
 * @param passRate percent of the people with a score, two decimals, half up; absent if there are none
 * @param distribution how many scores lie in [0, 10), [10, 20), …, [90, 100]
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectStatistics(
        int level, Subject subject, long sat, long absent, long passed, BigDecimal passRate, List<Long> distribution) {}
