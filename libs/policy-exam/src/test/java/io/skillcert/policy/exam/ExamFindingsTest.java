package io.skillcert.policy.exam;

import static io.skillcert.policy.Verdict.MET;
import static io.skillcert.policy.Verdict.NOT_MET;
import static io.skillcert.policy.exam.ExamFixture.decide;
import static io.skillcert.policy.exam.ExamFixture.first;
import static io.skillcert.policy.exam.ExamFixture.sat;
import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.exam.ExamFacts.Attempt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every decision on an exam explains itself rule by rule. */
class ExamFindingsTest {

    private static final Map<Subject, LocalDate> THEORY_RETAINED =
            Map.of(THEORETICAL_KNOWLEDGE, LocalDate.parse("2025-03-01"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"59.99, NOT_MET, FAILED", "60, MET, PASSED", "ABSENT, NOT_MET, ABSENT"})
    void EXM_02_each_subject_says_whether_it_reaches_the_pass_mark(String score, Verdict verdict, String reason) {
        var findings = of(ExamRule.PASS_MARK, first(3, score, "60"));
        assertEquals(List.of(verdict, MET), verdicts(findings));
        assertEquals(
                Map.of("subject", "THEORETICAL_KNOWLEDGE", "passMark", "60", "reason", reason),
                findings.get(0).details());
        assertTrue(findings.get(0).citation().article().contains("合格标准"));
    }

    @Test
    void EXM_02_a_retained_pass_is_met_and_a_void_score_is_not() {
        var retained = of(ExamRule.PASS_MARK, decide(3, Attempt.RESIT, sat(null, "60", null), THEORY_RETAINED));
        assertEquals(List.of(MET, MET), verdicts(retained));
        assertEquals("RETAINED", retained.get(0).details().get("reason"));
        var voided = of(
                ExamRule.PASS_MARK,
                decide(3, Attempt.FIRST, sat("95", "60", null), Map.of(), Set.of(THEORETICAL_KNOWLEDGE)));
        assertEquals(List.of(NOT_MET, MET), verdicts(voided));
        assertEquals("VOID", voided.get(0).details().get("reason"));
    }

    @Test
    void EXM_07_each_subject_that_can_be_retained_says_until_when_it_is() {
        var findings = of(ExamRule.RETENTION, decide(2, Attempt.FIRST, sat("60", "59.99", "90"), Map.of()));
        assertEquals(List.of(MET, NOT_MET), verdicts(findings));
        assertEquals("2026-10-10", findings.get(0).details().get("retainedUntil"));
        assertEquals("OPERATIONAL_SKILLS", findings.get(1).details().get("subject"));
        var resit = of(ExamRule.RETENTION, decide(3, Attempt.RESIT, sat(null, "60", null), THEORY_RETAINED));
        assertEquals("2026-03-01", resit.get(0).details().get("retainedUntil"));
        assertEquals("2026-10-10", resit.get(1).details().get("retainedUntil"));
    }

    @ParameterizedTest(name = "{0} and {1}: {2} {3}")
    @CsvSource({
        "60, 60, MET, NOT_NEEDED",
        "60, 59.99, MET, OPEN",
        "60, ABSENT, MET, OPEN",
        "59.99, 59.99, NOT_MET, NOTHING_RETAINED",
        "ABSENT, ABSENT, NOT_MET, NOTHING_RETAINED"
    })
    void EXM_08_a_first_attempt_says_whether_a_resit_is_open_and_why_not(
            String theory, String skills, Verdict verdict, String reason) {
        var findings = of(ExamRule.RESIT, first(3, theory, skills));
        assertEquals(List.of(verdict), verdicts(findings));
        assertEquals(reason, findings.get(0).details().get("reason"));
        assertEquals(
                reason.equals("OPEN") ? "2026-10-10" : null,
                findings.get(0).details().get("registerBy"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({"60, MET, NOT_NEEDED", "59.99, NOT_MET, NONE_LEFT", "ABSENT, NOT_MET, NONE_LEFT"})
    void EXM_08_a_resit_says_that_no_other_is_left(String skills, Verdict verdict, String reason) {
        var findings = of(ExamRule.RESIT, decide(3, Attempt.RESIT, sat(null, skills, null), THEORY_RETAINED));
        assertEquals(List.of(verdict), verdicts(findings));
        assertEquals(reason, findings.get(0).details().get("reason"));
    }

    @Test
    void EXM_09_each_subject_that_was_to_be_sat_says_whether_it_was_missed() {
        assertEquals(List.of(MET, NOT_MET), verdicts(of(ExamRule.ABSENCE, first(3, "0", "ABSENT"))));
        var resit = of(ExamRule.ABSENCE, decide(3, Attempt.RESIT, sat(null, "ABSENT", null), THEORY_RETAINED));
        assertEquals(List.of(NOT_MET), verdicts(resit));
        assertEquals(OPERATIONAL_SKILLS.name(), resit.get(0).details().get("subject"));
    }

    @Test
    void EXM_11_a_certificate_follows_from_a_pass_only() {
        var passed = of(ExamRule.CERTIFICATE, first(3, "60", "60"));
        assertEquals(List.of(MET), verdicts(passed));
        assertEquals("2025-10-17", passed.get(0).details().get("notBefore"));
        assertEquals(List.of(NOT_MET), verdicts(of(ExamRule.CERTIFICATE, first(3, "60", "59.99"))));
    }

    @Test
    void the_codes_not_met_are_those_of_the_findings_and_none_for_a_pass() {
        assertEquals(List.of(), first(3, "60", "60").codesNotMet());
        assertEquals(
                List.of(),
                decide(2, Attempt.FIRST, sat("60", "60", "60"), Map.of()).codesNotMet());
        assertEquals(
                List.of("EXM-02", "EXM-07", "EXM-11"), first(3, "60", "59.99").codesNotMet());
        assertEquals(
                List.of("EXM-02", "EXM-07", "EXM-08", "EXM-09", "EXM-11"),
                first(3, "59.99", "ABSENT").codesNotMet());
    }

    private static List<Finding> of(ExamRule rule, ExamDecision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .toList();
    }

    private static List<Verdict> verdicts(List<Finding> findings) {
        return findings.stream().map(Finding::verdict).toList();
    }
}
