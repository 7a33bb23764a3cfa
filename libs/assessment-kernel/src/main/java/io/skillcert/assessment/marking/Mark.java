package io.skillcert.assessment.marking;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The points of a response.
 *
 * @param awarded the points, with two decimals, rounded half up
 * @param maximum the points of the item, with two decimals
 * @param answered whether there was a response
 * @param measures what the points follow from, in a fixed order: counts as {@link Integer}, shares as text with four
 *     decimals; empty if there was no response or the kind has none
 */
public record Mark(
        BigDecimal awarded, BigDecimal maximum, MarkingRule rule, boolean answered, Map<String, Object> measures) {}
