package io.skillcert.policy.exam;

import static io.skillcert.policy.exam.Subject.COMPREHENSIVE_REVIEW;
import static io.skillcert.policy.exam.Subject.OPERATIONAL_SKILLS;
import static io.skillcert.policy.exam.Subject.THEORETICAL_KNOWLEDGE;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.exam.ExamFacts.Attempt;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An exam of 2025-09-26 that is published in time, and registered on 2025-09-01. */
final class ExamFixture {

    static final LocalDate EXAM = LocalDate.parse("2025-09-26");
    static final LocalDate PUBLISHED = LocalDate.parse("2025-10-10");

    static final ExamResultRules RULES =
            new ExamResultRules(ResultParameterFiles.read(), CalendarFiles.load(Optional.empty()));

    private ExamFixture() {}

    /** A first attempt without the comprehensive review. */
    static ExamDecision first(int level, String theory, String skills) {
        return decide(level, Attempt.FIRST, sat(theory, skills, null), Map.of());
    }

    static ExamDecision decide(
            int level, Attempt attempt, Map<Subject, Optional<BigDecimal>> sat, Map<Subject, LocalDate> retained) {
        return decide(level, attempt, sat, retained, Set.of());
    }

    static ExamDecision decide(
            int level,
            Attempt attempt,
            Map<Subject, Optional<BigDecimal>> sat,
            Map<Subject, LocalDate> retained,
            Set<Subject> voided) {
        return RULES.decide(new ExamFacts(
                SkillLevel.of(level), attempt, EXAM, PUBLISHED, LocalDate.parse("2025-09-01"), sat, retained, voided));
    }

    /** A score, {@code ABSENT}, or null for a subject that was not to be sat. */
    static Map<Subject, Optional<BigDecimal>> sat(String theory, String skills, String review) {
        var sat = new EnumMap<Subject, Optional<BigDecimal>>(Subject.class);
        put(sat, THEORETICAL_KNOWLEDGE, theory);
        put(sat, OPERATIONAL_SKILLS, skills);
        put(sat, COMPREHENSIVE_REVIEW, review);
        return sat;
    }

    private static void put(Map<Subject, Optional<BigDecimal>> sat, Subject subject, String score) {
        if (score != null) {
            sat.put(subject, score.equals("ABSENT") ? Optional.empty() : Optional.of(new BigDecimal(score)));
        }
    }
}
