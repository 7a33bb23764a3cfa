package io.skillcert.exam.result.policy;

import io.skillcert.policy.SkillLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the rules of results may look at.
 *
 * @param sat what was sat now: a score of 0 to 100, or empty for an absence (EXM-09: a fact, not a score of 0)
 * @param retained passes kept from before, each with the day of its publication
 * @param voided what was sat, and does not count for misconduct (违纪); what was stored before there was such is without
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
        voided = voided == null ? Set.of() : Set.copyOf(voided);
    }
}
