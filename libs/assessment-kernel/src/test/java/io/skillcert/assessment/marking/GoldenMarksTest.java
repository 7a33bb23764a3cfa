package io.skillcert.assessment.marking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.assessment.GoldenCases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenMarksTest {

    static Stream<GoldenCases.Case> cases() {
        return GoldenCases.of("marking-checks");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_marks_of_a_golden_case_are_those_of_the_kit(GoldenCases.Case golden) {
        var items = GoldenCases.objects(golden.request().get("items"));
        var expected = GoldenCases.objects(golden.expect().get("marks"));
        for (int i = 0; i < items.size(); i++) {
            var item = MarkingItem.of(items.get(i).get("item"));
            var mark = Marking.mark(item, new Response(items.get(i).get("response")));
            var of = expected.get(i);
            assertEquals(
                    List.of(
                            of.get("awarded"),
                            of.get("maximum"),
                            of.get("rule"),
                            of.get("answered"),
                            of.get("measures")),
                    List.of(
                            mark.awarded().toPlainString(),
                            mark.maximum().toPlainString(),
                            mark.rule().code(),
                            mark.answered(),
                            mark.measures()));
        }
    }
}
