package io.skillcert.exam.examiner.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Verdict;
import io.skillcert.policy.data.ParameterFiles;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkerRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-08-04");

    private final ParameterFiles files = new ParameterFiles("policy/examiner");
    private final MarkerRules rules =
            new MarkerRules(files.flag("reviewer-is-not-first-marker"), files.flag("trainer-is-not-examiner"));

    @Test
    void EXM_10_a_first_marker_cannot_answer_the_review() {
        assertEquals(
                Verdict.MET,
                rules.reviewer("third", Set.of("first", "second"), DAY).verdict());
        assertEquals(
                Verdict.NOT_MET,
                rules.reviewer("second", Set.of("first", "second"), DAY).verdict());
    }

    @Test
    void EXM_13_an_examiner_cannot_mark_a_person_trained_by_their_institution() {
        var one = new UUID(0, 1);
        var other = new UUID(0, 2);
        assertEquals(
                Verdict.MET, rules.examiner(Set.of(one), Set.of(other), DAY).verdict());
        assertEquals(Verdict.MET, rules.examiner(Set.of(one), Set.of(), DAY).verdict());
        assertEquals(
                Verdict.NOT_MET,
                rules.examiner(Set.of(one), Set.of(other, one), DAY).verdict());
    }
}
