package io.skillcert.exam.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.assessment.marking.MarkingRule;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarkMessagesTest {

    /** Stored measures are read in the order of their names. */
    private static String explained(MarkingRule rule, Map<String, Object> measures) {
        return MarkMessages.explain(
                new Mark(BigDecimal.ONE, BigDecimal.TEN, rule, true, new TreeMap<>(measures)), Locale.ENGLISH);
    }

    @Test
    void a_stored_mark_is_explained_like_one_that_was_just_computed() {
        assertEquals(
                "2 of 3 entries are correct, an accuracy of 0.6667",
                explained(MarkingRule.LABELS, Map.of("correct", 2, "of", 3, "accuracy", "0.6667")));
        assertEquals(
                "4 matched, 1 missed, 2 extra, an F1 score of 0.7273",
                explained(MarkingRule.BOXES, Map.of("matched", 4, "missed", 1, "extra", 2, "f1", "0.7273")));
        assertEquals(
                "3 of 4 result files agree with the expected ones, a share of 0.8000",
                explained(
                        MarkingRule.CODE,
                        Map.of(
                                "correct",
                                3,
                                "files",
                                4,
                                "share",
                                "0.8000",
                                "finished",
                                1,
                                "failed",
                                1,
                                "timedOut",
                                0)));
        assertEquals(
                "2 people have judged the answer, which the computer can't mark",
                explained(MarkingRule.RUBRIC, Map.of("markers", 2, "criterion", "answer")));
    }
}
