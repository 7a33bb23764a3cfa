package io.skillcert.exam.statistics;

import java.math.BigDecimal;

/** How the people of a level fared. @param passRate percent of the people, two decimals, half up */
public record LevelStatistics(int level, long people, long passed, BigDecimal passRate) {}
