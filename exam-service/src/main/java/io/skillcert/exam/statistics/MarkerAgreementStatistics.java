package io.skillcert.exam.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.policy.exam.Subject;
import java.math.BigDecimal;

/**
 * How far the markers of a subject agree.
 *
 * @param marked how many papers were marked by two or more markers
 * @param thirdMarkers in how many of them two markers disagreed and a third one decided; none for a panel
 * @param meanSpread points between the lowest and the highest of the first markers, on average, two decimals, half up
 * @param largestSpread the same at its largest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkerAgreementStatistics(
        Subject subject, long marked, long thirdMarkers, BigDecimal meanSpread, BigDecimal largestSpread) {}
