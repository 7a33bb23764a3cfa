package io.skillcert.exam.mark;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The mark of a task that is not computed from a key: given by people or by the outcome of a run.
 *
 * @param measures what the points follow from; shown to the candidate later
 */
public record TaskMark(BigDecimal awarded, Map<String, Object> measures) {}
