package io.skillcert.exam.result.policy;

import io.skillcert.policy.SkillLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the rules of results may look at.
 *
 * @param sat what was sat now: a score of 0 to 100, or empty for an absence (EXM-09: a fact, not a score of 0)
 * @param retained passes kept from before, each with the day of its publication
 */
public record ExamFacts(
        SkillLevel level,
        Attempt attempt,
        LocalDate lastExamDay,
        LocalDate publishedOn,
        LocalDate registeredOn,
        Map<Subject, Optional<BigDecimal>> sat,
        Map<Subject, LocalDate> retained) {

    public enum Attempt {
        FIRST,
        /** 补考. */
        RESIT
    }

    public ExamFacts {
        sat = Map.copyOf(sat);
        retained = Map.copyOf(retained);
    }
}
