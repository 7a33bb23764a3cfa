package io.skillcert.exam.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The results of the people whom a training institution trains; a person trained by two counts for both.
 *
 * @param passRate percent of the people, two decimals, half up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstitutionStatistics(UUID institutionId, long people, long passed, BigDecimal passRate) {}
