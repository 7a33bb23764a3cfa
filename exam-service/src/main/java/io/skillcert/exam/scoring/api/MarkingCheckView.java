package io.skillcert.exam.scoring.api;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.exam.scoring.MarkMessages;
import io.skillcert.policy.PolicyVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The marks of a list of responses, in the shape of the published API. */
record MarkingCheckView(PolicyVersion policy, String total, String maximum, List<MarkView> marks) {

    /** @param position from 1 */
    @Schema(name = "CheckedMarkView")
    record MarkView(
            int position,
            String awarded,
            String maximum,
            String rule,
            boolean answered,
            Map<String, Object> measures,
            String message) {

        static MarkView of(int position, Mark mark, Locale language) {
            return new MarkView(
                    position,
                    mark.awarded().toPlainString(),
                    mark.maximum().toPlainString(),
                    mark.rule().code(),
                    mark.answered(),
                    mark.measures(),
                    MarkMessages.explain(mark, language));
        }
    }

    static MarkingCheckView of(PolicyVersion policy, List<Mark> marks, Locale language) {
        return new MarkingCheckView(
                policy,
                sum(marks, Mark::awarded),
                sum(marks, Mark::maximum),
                IntStream.range(0, marks.size())
                        .mapToObj(i -> MarkView.of(i + 1, marks.get(i), language))
                        .toList());
    }

    private static String sum(List<Mark> marks, Function<Mark, BigDecimal> points) {
        return marks.stream()
                .map(points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
