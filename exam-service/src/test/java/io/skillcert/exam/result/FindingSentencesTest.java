package io.skillcert.exam.result;

import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.http.FindingView;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.exam.ExamDecision;
import io.skillcert.policy.exam.ExamFacts;
import io.skillcert.policy.exam.ExamFacts.Attempt;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingSentencesTest {

    private static final ExamResultRules RULES =
            new ExamResultRules(ResultParameterFiles.read(), CalendarFiles.load(Optional.empty()));
    private static final Optional<BigDecimal> FAILED = score("59.99");

    @Test
    void every_finding_has_a_sentence_in_both_languages_without_a_gap() {
        var decisions = List.of(
                decide(Attempt.FIRST, both(score("60"), score("60")), Map.of(), Set.of()),
                decide(Attempt.FIRST, both(score("60"), FAILED), Map.of(), Set.of()),
                decide(Attempt.FIRST, both(FAILED, Optional.empty()), Map.of(), Set.of()),
                decide(Attempt.FIRST, both(score("95"), score("60")), Map.of(), Set.of(THEORETICAL_KNOWLEDGE)),
                decide(
                        Attempt.RESIT,
                        Map.of(OPERATIONAL_SKILLS, FAILED),
                        Map.of(THEORETICAL_KNOWLEDGE, LocalDate.parse("2025-03-01")),
                        Set.of()));
        for (var decision : decisions) {
            for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                for (var view : FindingView.of(decision.findings(), language)) {
                    assertTrue(view.message().matches("[^{}_]+"), view.message());
                }
            }
        }
        assertEquals(
                "操作技能：成绩未达到合格分数线60分",
                FindingView.of(decisions.get(1).findings().get(1), Locale.SIMPLIFIED_CHINESE)
                        .message());
    }

    private static ExamDecision decide(
            Attempt attempt,
            Map<Subject, Optional<BigDecimal>> sat,
            Map<Subject, LocalDate> retained,
            Set<Subject> voided) {
        return RULES.decide(new ExamFacts(
                SkillLevel.of(3),
                attempt,
                LocalDate.parse("2025-09-26"),
                LocalDate.parse("2025-10-10"),
                LocalDate.parse("2025-09-01"),
                sat,
                retained,
                voided));
    }

    private static Map<Subject, Optional<BigDecimal>> both(Optional<BigDecimal> theory, Optional<BigDecimal> skills) {
        return Map.of(THEORETICAL_KNOWLEDGE, theory, OPERATIONAL_SKILLS, skills);
    }

    private static Optional<BigDecimal> score(String score) {
        return Optional.of(new BigDecimal(score));
    }
}
