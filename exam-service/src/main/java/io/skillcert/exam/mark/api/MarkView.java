package io.skillcert.exam.mark.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.mark.MarkedAttempt.ItemMark;
import io.skillcert.exam.scoring.MarkMessages;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * The points of a response and why, without the text of the item.
 *
 * @param position of the item on the paper, from 1
 * @param rule the rule of marking, MRK-01 to MRK-11
 * @param measures what the points follow from, such as counts and accuracy
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MarkView(
        int position,
        BigDecimal awarded,
        BigDecimal maximum,
        String rule,
        boolean answered,
        Map<String, Object> measures,
        String message) {

    public static MarkView of(ItemMark item, Locale language) {
        var mark = item.mark();
        return new MarkView(
                item.position(),
                mark.awarded(),
                mark.maximum(),
                mark.rule().code(),
                mark.answered(),
                mark.measures(),
                MarkMessages.explain(mark, language));
    }
}
