package io.skillcert.exam.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.result.policy.Subject;
import java.math.BigDecimal;

/**
 * How far those who marked the same agree.
 *
 * @param marked what two or more have marked
 * @param thirdMarkers where two disagreed and a third decided; none for a panel
 * @param meanSpread points between the lowest and the highest of the first markers, on average, two decimals, half up
 * @param largestSpread the same at its largest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkerAgreementStatistics(
        Subject subject, long marked, long thirdMarkers, BigDecimal meanSpread, BigDecimal largestSpread) {}
