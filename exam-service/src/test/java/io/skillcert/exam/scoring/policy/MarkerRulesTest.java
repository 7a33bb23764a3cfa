package io.skillcert.exam.scoring.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Verdict;
import io.skillcert.policy.data.ParameterFiles;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkerRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-08-04");

    private final ParameterFiles files = new ParameterFiles("policy/scoring");
    private final MarkerRules rules =
            new MarkerRules(files.flag("reviewer-is-not-first-marker"), files.flag("trainer-is-not-examiner"));

    @Test
    void EXM_10_a_review_is_answered_by_another_marker() {
        assertEquals(Verdict.MET, rules.reviewer("second", "first", DAY).verdict());
        assertEquals(Verdict.NOT_MET, rules.reviewer("first", "first", DAY).verdict());
    }

    @Test
    void EXM_13_nobody_marks_a_person_they_trained() {
        assertEquals(
                Verdict.MET, rules.examiner("examiner", Set.of("trainer"), DAY).verdict());
        assertEquals(Verdict.MET, rules.examiner("examiner", Set.of(), DAY).verdict());
        assertEquals(
                Verdict.NOT_MET,
                rules.examiner("trainer", Set.of("other", "trainer"), DAY).verdict());
    }
}
