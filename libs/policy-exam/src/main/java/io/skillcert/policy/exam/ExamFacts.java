package io.skillcert.policy.exam;

import io.skillcert.policy.SkillLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts on which the result of an exam is decided.
 *
 * @param sat the subjects that were to be sat now: a score of 0 to 100, or empty for an absence (EXM-09)
 * @param retained the passes of an earlier exam, each with the day of its publication
 * @param voided the subjects whose score is void for misconduct (违纪)
 */
public record ExamFacts(
        SkillLevel level,
        Attempt attempt,
        LocalDate lastExamDay,
        LocalDate publishedOn,
        LocalDate registeredOn,
        Map<Subject, Optional<BigDecimal>> sat,
        Map<Subject, LocalDate> retained,
        Set<Subject> voided) {

    public enum Attempt {
        FIRST,
        /** 补考. */
        RESIT
    }

    public ExamFacts {
        sat = Map.copyOf(sat);
        retained = Map.copyOf(retained);
        voided = Set.copyOf(voided);
    }
}
