package io.skillcert.exam.scoring.policy;

import static io.skillcert.policy.exam.Subject.COMPREHENSIVE_REVIEW;
import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.exam.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-08-04");

    private final ParameterFiles files = new ParameterFiles("policy/scoring");
    private final MarkingRules rules = new MarkingRules(
            files.shaped("markers", "markers", MarkingRules.Markers.class), files.decimal("agreement"));

    @Test
    void EXM_01_theory_needs_only_the_score_of_the_computer() {
        assertEquals(Optional.of(new BigDecimal("59.99")), score(THEORETICAL_KNOWLEDGE, "59.99"));
        assertFalse(rules.isMarkedByPeople(THEORETICAL_KNOWLEDGE, DAY));
        assertFalse(rules.takesMore(THEORETICAL_KNOWLEDGE, values("59.99"), DAY));
    }

    @ParameterizedTest(name = "{0} and {1}, third {2}: {3}")
    @CsvSource({
        "60.00, , , ",
        "60.00, 60.00, , 60.00",
        "60.00, 65.00, , 62.50",
        "60.00, 65.01, , ",
        "65.01, 60.00, , ",
        "60.00, 60.01, , 60.01", // 60.005, half up
        "60.00, 70.00, 69.00, 69.50",
        "60.00, 70.00, 61.00, 60.50",
        "60.00, 70.00, 65.00, 67.50", // equally near: the higher
        "70.00, 60.00, 65.00, 67.50",
        "60.00, 70.00, 100.00, 85.00"
    })
    void EXM_02_skills_are_the_mean_of_two_who_agree_or_of_the_third_and_the_nearer(
            String first, String second, String third, String score) {
        assertEquals(Optional.ofNullable(score).map(BigDecimal::new), score(OPERATIONAL_SKILLS, first, second, third));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({"60, 61, , ", "60, 61, 62, 61.00", "59, 60, 60, 59.67", "0, 0, 1, 0.33", "50, 50, 51, 50.33"})
    void EXM_02_a_panel_s_score_is_the_mean_of_all_its_members(String a, String b, String c, String score) {
        assertEquals(Optional.ofNullable(score).map(BigDecimal::new), score(COMPREHENSIVE_REVIEW, a, b, c));
    }

    @Test
    void a_third_marks_only_where_two_disagree() {
        assertFalse(rules.takesMore(OPERATIONAL_SKILLS, values("60", "65"), DAY));
        assertTrue(rules.takesMore(OPERATIONAL_SKILLS, values("60", "66"), DAY));
        assertFalse(rules.takesMore(OPERATIONAL_SKILLS, values("60", "66", "70"), DAY));
        assertFalse(rules.takesMore(COMPREHENSIVE_REVIEW, values("60", "66", "70"), DAY));
    }

    @Test
    void a_panel_of_an_even_number_is_refused_at_the_start() {
        var even = new MarkingRules.Markers();
        even.put(COMPREHENSIVE_REVIEW, 4);
        var timeline = new Timeline<>(
                "markers", List.of(new Dated<>("markers", DAY, even, new Citation("a document", "an article"))));
        assertThrows(IllegalArgumentException.class, () -> new MarkingRules(timeline, files.decimal("agreement")));
    }

    private Optional<BigDecimal> score(Subject subject, String... values) {
        return rules.score(subject, values(values), DAY);
    }

    private static List<BigDecimal> values(String... values) {
        return Arrays.stream(values)
                .filter(java.util.Objects::nonNull)
                .map(BigDecimal::new)
                .toList();
    }
}
