package io.skillcert.registration.lesson.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.registration.lesson.policy.LessonFacts.Report;
import io.skillcert.registration.lesson.policy.Progress.LessonProgress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LessonRulesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2025-06-02");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final LessonRules rules = new LessonRules(
            new ParameterFiles("policy/training").shaped("lesson-hours", "lesson-hours", LessonHours.class));

    @Test
    void LRN_02_a_standard_hour_has_45_minutes_and_a_begun_one_does_not_count() {
        assertEquals(0, hours(report("A", MONDAY, 44)));
        assertEquals(1, hours(report("A", MONDAY, 45)));
        assertEquals(1, hours(report("A", MONDAY, 45), report("B", TUESDAY, 44)));
        assertEquals(2, hours(report("A", MONDAY, 46), report("B", TUESDAY, 44)));
    }

    @Test
    void LRN_02_eight_standard_hours_of_a_day_count() {
        assertEquals(360, rules.minutesOfDay(MONDAY));
        assertEquals(8, hours(report("A", MONDAY, 200), report("B", MONDAY, 160)));
        assertEquals(8, hours(report("A", MONDAY, 200), report("B", MONDAY, 205)));
        assertEquals(9, hours(report("A", MONDAY, 200), report("B", MONDAY, 205), report("A", TUESDAY, 45)));
    }

    @Test
    void LRN_02_of_several_reports_about_a_lesson_and_a_day_the_last_one_counts() {
        assertEquals(1, hours(report("A", MONDAY, 90), report("A", MONDAY, 45)));
        assertEquals(3, hours(report("A", MONDAY, 45), report("A", MONDAY, 90), report("A", TUESDAY, 45)));
    }

    @Test
    void LRN_02_is_met_with_the_required_hours_and_not_with_one_less() {
        var facts = facts(4, 2, report("A", MONDAY, 90));
        assertTrue(rules.progress(facts, MONDAY).isComplete());
        var oneLess = rules.progress(facts(4, 3, report("A", MONDAY, 134)), MONDAY);
        assertFalse(oneLess.isComplete());
        assertEquals(1, oneLess.missingHours());
        assertEquals(List.of("LRN-02"), codes(oneLess));
        assertEquals(
                Map.of("hours", "2", "required", "3"), oneLess.findings().get(0).details());
    }

    @Test
    void LRN_02_a_day_after_the_completion_does_not_count() {
        var facts = facts(4, 2, report("A", MONDAY, 45), report("A", TUESDAY, 45));
        assertEquals(1, rules.progress(facts, MONDAY).standardHours());
        assertEquals(2, rules.progress(facts, TUESDAY).standardHours());
    }

    @Test
    void LRN_03_level_5_needs_every_lesson_and_the_last_report_says_whether_it_is_done() {
        var one = rules.progress(facts(5, 0, done("A", MONDAY)), MONDAY);
        assertEquals(List.of("B"), one.missingLessons());
        assertEquals(List.of("LRN-02", "LRN-03"), codes(one));
        assertEquals(Verdict.NOT_MET, one.findings().get(1).verdict());
        var both = rules.progress(facts(5, 0, done("A", MONDAY), done("B", TUESDAY)), TUESDAY);
        assertTrue(both.isComplete());
        assertEquals(List.of(), both.missingLessons());
        var begunAgain = facts(5, 0, done("A", MONDAY), done("B", MONDAY), report("B", TUESDAY, 10));
        assertEquals(List.of("B"), rules.progress(begunAgain, TUESDAY).missingLessons());
    }

    @Test
    void LRN_03_level_4_needs_the_hours_only() {
        var progress = rules.progress(facts(4, 1, report("A", MONDAY, 45)), MONDAY);
        assertTrue(progress.isComplete());
        assertEquals(List.of("LRN-02"), codes(progress));
        assertEquals(
                List.of(new LessonProgress("A", 45, false), new LessonProgress("B", 0, false)), progress.lessons());
    }

    @Test
    void LRN_02_minutes_of_a_lesson_that_is_no_longer_offered_still_count() {
        assertEquals(1, hours(report("an earlier lesson", MONDAY, 45)));
    }

    private int hours(Report... reports) {
        return rules.progress(facts(4, 1, reports), TUESDAY).standardHours();
    }

    private static List<String> codes(Progress progress) {
        return progress.findings().stream()
                .map(finding -> finding.rule().code())
                .toList();
    }

    private static LessonFacts facts(int level, int required, Report... reports) {
        return new LessonFacts(SkillLevel.of(level), required, List.of("A", "B"), List.of(reports));
    }

    private static Report report(String lesson, LocalDate day, int minutes) {
        return new Report(lesson, day, minutes, false);
    }

    private static Report done(String lesson, LocalDate day) {
        return new Report(lesson, day, 45, true);
    }
}
