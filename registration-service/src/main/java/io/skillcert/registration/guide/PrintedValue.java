package io.skillcert.registration.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Prints values of parameters for people: numbers without needless zeros, shares as a percentage, periods with their unit,
 * lists with the language's comma.
 */
final class PrintedValue {

    private static final Pattern PERIOD = Pattern.compile("P\\d+[YMD]");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private PrintedValue() {}

    /** @throws IllegalArgumentException if the value can't be printed: an object, a flag, nothing, or a wrong share */
    static String print(JsonNode value, boolean percent, Locale language) {
        if (value.isArray() && !value.isEmpty() && !percent) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> print(element, false, language))
                    .collect(Collectors.joining(GuideText.isEnglish(language) ? ", " : "、"));
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw new IllegalArgumentException(value.getNodeType() + " is not a number, a text or a list of them");
        }
        var text = value.asText();
        if (percent) {
            return number(new BigDecimal(text).movePointRight(2)) + "%";
        }
        if (PERIOD.matcher(text).matches()) {
            return period(Period.parse(text), language);
        }
        return NUMBER.matcher(text).matches() ? number(new BigDecimal(text)) : text;
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String period(Period period, Locale language) {
        if (period.getYears() > 0) {
            return period(period.getYears(), "年", "year", language);
        }
        return period.getMonths() > 0
                ? period(period.getMonths(), "个月", "month", language)
                : period(period.getDays(), "天", "day", language);
    }

    private static String period(int count, String chinese, String english, Locale language) {
        if (!GuideText.isEnglish(language)) {
            return count + " " + chinese;
        }
        return count + " " + english + (count == 1 ? "" : "s");
    }
}
