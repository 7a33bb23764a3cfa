package io.skillcert.exam.statistics;

import java.math.BigDecimal;

/**
 * The results of a level.
 *
 * @param passRate percent of the people, two decimals, half up
 */
public record LevelStatistics(int level, long people, long passed, BigDecimal passRate) {}
