package io.skillcert.registration.batch;

import io.skillcert.policy.SkillLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** An exam batch (考试批次): when one may register, is reviewed and pays, and sits. All days are included. */
@Entity
@Table(name = "exam_batch")
public class ExamBatch {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String occupationCode;
    private Integer[] levels;
    private LocalDate registrationFrom;
    private LocalDate registrationTo;
    private LocalDate reviewTo;
    private LocalDate examFrom;
    private LocalDate examTo;

    protected ExamBatch() {} // for JPA

    /** @param reviewTo the last day of the review period, in which the fee is paid too (REG-10) */
    public record Periods(
            LocalDate registrationFrom,
            LocalDate registrationTo,
            LocalDate reviewTo,
            LocalDate examFrom,
            LocalDate examTo) {}

    static ExamBatch announce(UUID id, String name, String occupationCode, List<Integer> levels, Periods periods) {
        var batch = new ExamBatch();
        batch.id = id;
        batch.name = name;
        batch.occupationCode = occupationCode;
        batch.levels = levels.toArray(Integer[]::new);
        batch.registrationFrom = periods.registrationFrom();
        batch.registrationTo = periods.registrationTo();
        batch.reviewTo = periods.reviewTo();
        batch.examFrom = periods.examFrom();
        batch.examTo = periods.examTo();
        return batch;
    }

    public boolean isOpenForRegistrationOn(LocalDate day) {
        return !day.isBefore(registrationFrom) && !day.isAfter(registrationTo);
    }

    /** REG-10: what is not paid by then lapses. */
    public boolean isInReviewOn(LocalDate day) {
        return !day.isBefore(registrationFrom) && !day.isAfter(reviewTo);
    }

    public boolean holds(SkillLevel level) {
        return levels().contains(level.number());
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String occupationCode() {
        return occupationCode;
    }

    public List<Integer> levels() {
        return Arrays.asList(levels);
    }

    public Periods periods() {
        return new Periods(registrationFrom, registrationTo, reviewTo, examFrom, examTo);
    }
}
