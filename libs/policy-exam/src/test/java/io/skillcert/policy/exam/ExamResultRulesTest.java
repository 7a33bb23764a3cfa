package io.skillcert.policy.exam;

import static io.skillcert.policy.exam.ExamFixture.EXAM;
import static io.skillcert.policy.exam.ExamFixture.PUBLISHED;
import static io.skillcert.policy.exam.ExamFixture.RULES;
import static io.skillcert.policy.exam.ExamFixture.decide;
import static io.skillcert.policy.exam.ExamFixture.first;
import static io.skillcert.policy.exam.ExamFixture.sat;
import static io.skillcert.policy.exam.Subject.COMPREHENSIVE_REVIEW;
import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.exam.ExamDecision.Outcome;
import io.skillcert.policy.exam.ExamDecision.Status;
import io.skillcert.policy.exam.ExamDecision.SubjectOutcome;
import io.skillcert.policy.exam.ExamFacts.Attempt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamResultRulesTest {

    @ParameterizedTest(name = "level {0} has {1} subjects")
    @CsvSource({"5, 2", "4, 2", "3, 2", "2, 3", "1, 3"})
    void EXM_01_levels_2_and_1_add_the_comprehensive_review(int level, int count) {
        assertEquals(count, RULES.subjectsOf(SkillLevel.of(level), EXAM).size());
        assertEquals(count == 3, RULES.subjectsOf(SkillLevel.of(level), EXAM).contains(COMPREHENSIVE_REVIEW));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"59.99, FAILED", "60, PASSED", "60.00, PASSED", "0, FAILED", "100, PASSED"})
    void EXM_02_sixty_passes_without_rounding(String score, Status expected) {
        assertEquals(expected, status(first(3, score, "80"), THEORETICAL_KNOWLEDGE));
    }

    @Test
    void EXM_02_every_subject_must_pass() {
        assertEquals(Outcome.PASSED, first(3, "60", "60").outcome());
        assertEquals(Outcome.NOT_PASSED, first(3, "100", "59.99").outcome());
    }

    @Test
    void EXM_03_durations_are_stated_for_theory_and_skills_only() {
        assertEquals(Optional.of(90), RULES.minutesOf(THEORETICAL_KNOWLEDGE, EXAM));
        assertEquals(Optional.of(120), RULES.minutesOf(OPERATIONAL_SKILLS, EXAM));
        assertEquals(Optional.empty(), RULES.minutesOf(COMPREHENSIVE_REVIEW, EXAM));
    }

    @Test
    void EXM_04_publication_is_due_five_working_days_after_the_last_exam_day() {
        assertEquals(LocalDate.parse("2025-10-10"), RULES.publicationDueOn(EXAM));
        assertEquals(LocalDate.parse("2025-08-01"), RULES.publicationDueOn(LocalDate.parse("2025-07-27")));
    }

    @Test
    void EXM_05_a_review_may_be_requested_until_five_working_days_after_publication() {
        assertEquals(LocalDate.parse("2025-10-16"), RULES.reviewRequestBy(PUBLISHED));
        assertEquals(LocalDate.parse("2025-08-08"), RULES.reviewRequestBy(LocalDate.parse("2025-08-01")));
    }

    @Test
    void EXM_06_its_answer_is_counted_from_the_close_of_the_window() {
        assertEquals(LocalDate.parse("2025-10-23"), RULES.reviewAnswerBy(PUBLISHED));
    }

    @Test
    void EXM_07_a_pass_is_retained_for_a_year_its_last_day_included() {
        var outcome = first(3, "80", "50");
        assertEquals(
                Optional.of(LocalDate.parse("2026-10-10")),
                subject(outcome, THEORETICAL_KNOWLEDGE).retainedUntil());
        assertEquals(Optional.empty(), subject(outcome, OPERATIONAL_SKILLS).retainedUntil());
    }

    @ParameterizedTest(name = "published {0}, registered 2025-09-01: kept {1}")
    @CsvSource({"2024-09-01, true", "2024-08-31, false"})
    void EXM_07_a_pass_whose_year_was_over_at_registration_is_dropped(LocalDate publishedOn, boolean kept) {
        var retained = RULES.stillRetained(Map.of(THEORETICAL_KNOWLEDGE, publishedOn), LocalDate.parse("2025-09-01"));
        assertEquals(kept, retained.containsKey(THEORETICAL_KNOWLEDGE));
    }

    @Test
    void EXM_07_a_pass_of_a_leap_day_is_retained_until_the_last_day_of_february() {
        var kept = RULES.stillRetained(
                Map.of(THEORETICAL_KNOWLEDGE, LocalDate.parse("2024-02-29")), LocalDate.parse("2025-02-28"));
        assertEquals(LocalDate.parse("2025-02-28"), kept.get(THEORETICAL_KNOWLEDGE));
    }

    @Test
    void EXM_08_a_first_attempt_with_a_pass_in_hand_may_resit_what_it_did_not_pass() {
        var resit = first(3, "80", "50").resit();
        assertTrue(resit.allowed());
        assertEquals(List.of(OPERATIONAL_SKILLS), resit.subjects());
        assertEquals(Optional.of(LocalDate.parse("2026-10-10")), resit.registerBy());
    }

    @Test
    void EXM_08_a_passed_comprehensive_review_is_not_retained_and_sat_again() {
        var outcome = decide(2, Attempt.FIRST, sat("80", "50", "90"), Map.of());
        assertEquals(
                List.of(OPERATIONAL_SKILLS, COMPREHENSIVE_REVIEW),
                outcome.resit().subjects());
        assertEquals(Optional.empty(), subject(outcome, COMPREHENSIVE_REVIEW).retainedUntil());
    }

    @Test
    void EXM_08_only_a_passed_comprehensive_review_gives_no_resit() {
        assertFalse(decide(2, Attempt.FIRST, sat("50", "50", "90"), Map.of())
                .resit()
                .allowed());
    }

    @Test
    void EXM_08_a_resit_that_failed_or_was_missed_uses_it_up() {
        var retained = Map.of(THEORETICAL_KNOWLEDGE, LocalDate.parse("2025-03-01"));
        for (var score : new String[] {"59", "ABSENT"}) {
            var outcome = decide(3, Attempt.RESIT, sat(null, score, null), retained);
            assertEquals(Outcome.NOT_PASSED, outcome.outcome());
            assertEquals(Status.RETAINED, status(outcome, THEORETICAL_KNOWLEDGE));
            assertFalse(outcome.resit().allowed());
        }
    }

    @Test
    void EXM_09_an_absence_is_not_a_score_of_zero_and_leaves_the_other_pass() {
        var outcome = first(3, "80", "ABSENT");
        assertEquals(Status.ABSENT, status(outcome, OPERATIONAL_SKILLS));
        assertEquals(Status.FAILED, status(first(3, "80", "0"), OPERATIONAL_SKILLS));
        assertTrue(outcome.resit().allowed());
    }

    @Test
    void EXM_09_nothing_passed_or_all_absent_gives_no_resit() {
        assertFalse(first(3, "ABSENT", "ABSENT").resit().allowed());
        assertFalse(first(3, "59", "ABSENT").resit().allowed());
    }

    @Test
    void EXM_11_a_certificate_is_issued_after_the_window_and_only_for_a_pass() {
        assertEquals(
                Optional.of(LocalDate.parse("2025-10-17")), first(3, "60", "60").certificateNotBefore());
        assertEquals(Optional.empty(), first(3, "60", "59").certificateNotBefore());
    }

    @Test
    void EXM_11_a_pass_now_and_one_retained_make_a_certificate() {
        var outcome = decide(
                3, Attempt.RESIT, sat(null, "60", null), Map.of(THEORETICAL_KNOWLEDGE, LocalDate.parse("2025-03-01")));
        assertEquals(Outcome.PASSED, outcome.outcome());
    }

    @ParameterizedTest(name = "published {0}: provisional {1}")
    @CsvSource({"2026-12-10, false", "2026-12-24, true"})
    void CAL_01_days_past_the_announced_years_are_provisional(LocalDate publishedOn, boolean provisional) {
        var facts = new ExamFacts(
                SkillLevel.SENIOR_WORKER,
                Attempt.FIRST,
                LocalDate.parse("2026-12-04"),
                publishedOn,
                LocalDate.parse("2026-11-01"),
                sat("60", "60", null),
                Map.of(),
                Set.of());
        assertEquals(provisional, RULES.decide(facts).provisional());
    }

    @Test
    void EXM_02_a_score_that_is_void_for_misconduct_is_failed_whatever_it_was_or_if_it_never_came() {
        for (var theory : new String[] {"95", null}) {
            var outcome = decide(3, Attempt.FIRST, sat(theory, "60", null), Map.of(), Set.of(THEORETICAL_KNOWLEDGE));
            assertEquals(
                    List.of(Status.FAILED, Status.PASSED),
                    outcome.subjects().stream()
                            .map(ExamDecision.SubjectOutcome::status)
                            .toList());
            assertEquals(List.of(THEORETICAL_KNOWLEDGE), outcome.resit().subjects());
        }
    }

    private static SubjectOutcome subject(ExamDecision outcome, Subject subject) {
        return outcome.subjects().stream()
                .filter(candidate -> candidate.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    private static Status status(ExamDecision outcome, Subject subject) {
        return subject(outcome, subject).status();
    }
}
