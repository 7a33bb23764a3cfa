package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What a value of each unit may be, so that a typing error is refused before anybody is decided by it. */
final class ParameterRanges {

    private static final BigDecimal MOST_YUAN = new BigDecimal("100000.00");
    private static final int MONTH = 30;

    /** The shape and the range of each unit, as the message names them. */
    private static final Map<String, String> SHAPES = Map.of(
            "count", "a whole number of 1 to 366",
            "flag", "true or false",
            "period", "a period of one month to ten years, such as P12M",
            "yuan_by_level",
                    "amounts of 0.01 to 100000.00 for the levels 5 to 1, such as {'5': '1000.00', '4': '1500.00', ...}",
            "uplift",
                    "a rate of 0 to 1, a cap of 0.01 to 100000.00 and levels: {rate: '0.30', cap: '2400.00', levels:"
                            + " [3]}",
            "review_days", "working days, earliest of 1 to 60 and limit of earliest to 120: {earliest: 5, limit: 15}",
            "public_notice", "{enabled: true, days: 7} with 1 to 60 days",
            "days", "{days: [90, 30, 7]} with days of 1 to 366",
            "bases", "{accepted: [...]} with at least one basis",
            "text",
                    "a text of digits: four for a bank's city, such as 5840, year and number for a rule set, such as"
                            + " 2025.1, whose year is not after the first day's");

    private ParameterRanges() {}

    /** What the value of the unit should be, for a message. */
    static String shapeOf(String unit) {
        return "is not " + SHAPES.getOrDefault(unit, "of the shape that the parameter's other values have");
    }

    /** Whether a value that has the shape of its unit is in its range. */
    static boolean isInRange(String unit, CandidateParameters candidate) {
        var value = candidate.value();
        return switch (unit) {
            case "count" -> isBetween(value, 1, 366);
            case "period" -> isPeriod(value.asText());
            case "yuan_by_level" -> all(value, ParameterRanges::isAmount);
            case "uplift" ->
                amount(value.path("rate"))
                                .filter(rate -> rate.compareTo(BigDecimal.ONE) <= 0 && rate.signum() >= 0)
                                .isPresent()
                        && isAmount(value.path("cap"));
            case "review_days" ->
                isBetween(value.path("earliest"), 1, 60)
                        && isBetween(value.path("limit"), value.path("earliest").asInt(), 120);
            case "public_notice" -> isBetween(value.path("days"), 1, 60);
            case "days" -> all(value.path("days"), days -> isBetween(days, 1, 366));
            case "bases" -> !value.path("accepted").isEmpty();
            case "text" ->
                candidate.name().equals("bank-city")
                        ? value.asText().matches("[1-8]\\d{3}")
                        : isRuleSet(value.asText(), candidate.effectiveFrom());
            default -> true;
        };
    }

    /** A version is named after the year that it was made in, so not after one later than its first day. */
    private static boolean isRuleSet(String version, LocalDate effectiveFrom) {
        return version.matches("20\\d{2}\\.\\d{1,2}")
                && (effectiveFrom == null || Integer.parseInt(version.substring(0, 4)) <= effectiveFrom.getYear());
    }

    private static boolean isBetween(JsonNode value, int least, int most) {
        return value.isInt() && value.asInt() >= least && value.asInt() <= most;
    }

    private static boolean isPeriod(String text) {
        try {
            var period = Period.parse(text);
            var days = period.toTotalMonths() * MONTH + period.getDays();
            return days >= MONTH && period.toTotalMonths() <= 120 && days <= 121 * MONTH;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean all(JsonNode values, Predicate<JsonNode> condition) {
        return !values.isEmpty()
                && StreamSupport.stream(values.spliterator(), false).allMatch(condition);
    }

    private static boolean isAmount(JsonNode value) {
        return amount(value)
                .filter(amount -> amount.signum() > 0 && amount.compareTo(MOST_YUAN) <= 0 && amount.scale() <= 2)
                .isPresent();
    }

    private static Optional<BigDecimal> amount(JsonNode value) {
        try {
            return Optional.of(new BigDecimal(value.asText()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
