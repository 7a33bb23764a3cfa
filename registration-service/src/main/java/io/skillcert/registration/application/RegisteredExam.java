package io.skillcert.registration.application;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.batch.ExamSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a registration is for: the person, the exam with its place, and the fee. It does not change. */
@MappedSuperclass
public abstract class RegisteredExam {

    private long number;
    private UUID batchId;
    private UUID personId;
    private UUID cohortId;
    private UUID siteId;
    private String occupationCode;
    private short level;

    @Enumerated(EnumType.STRING)
    private Attempt attempt;

    private UUID resitOf;
    private String[] subjects;
    private BigDecimal fee;

    @Embedded
    private Accommodation accommodation;

    private String reference;

    /** Set by the database at each change; see {@link io.skillcert.delivery.changes.ChangedRows}. */
    @Column(insertable = false, updatable = false)
    private long changedIn;

    final void describe(long newNumber, Sitting sitting, Optional<UUID> cohort) {
        number = newNumber;
        batchId = sitting.batch().id();
        personId = sitting.person().id();
        cohortId = cohort.orElse(null);
        siteId = sitting.site().orElse(null);
        occupationCode = sitting.batch().occupationCode();
        level = (short) sitting.level().number();
        attempt = sitting.resit().isPresent() ? Attempt.RESIT : Attempt.FIRST;
        resitOf = sitting.resit().map(Sitting.Resit::of).orElse(null);
        subjects = sitting.subjects().stream().sorted().map(ExamSubject::name).toArray(String[]::new);
        fee = sitting.fee().amount();
        accommodation = sitting.accommodation();
        reference = sitting.reference().orElse(null);
    }

    public long number() {
        return number;
    }

    public UUID batchId() {
        return batchId;
    }

    public UUID personId() {
        return personId;
    }

    public Optional<UUID> cohortId() {
        return Optional.ofNullable(cohortId);
    }

    public Optional<UUID> siteId() {
        return Optional.ofNullable(siteId);
    }

    public String occupationCode() {
        return occupationCode;
    }

    public SkillLevel level() {
        return SkillLevel.of(level);
    }

    public Attempt attempt() {
        return attempt;
    }

    public Optional<UUID> resitOf() {
        return Optional.ofNullable(resitOf);
    }

    /** The subjects of a resit; empty for a first sitting, which has all subjects of the level. */
    public Set<ExamSubject> subjects() {
        var some = EnumSet.noneOf(ExamSubject.class);
        Arrays.stream(subjects).map(ExamSubject::valueOf).forEach(some::add);
        return some;
    }

    public Yuan fee() {
        return new Yuan(fee);
    }

    public Accommodation accommodation() {
        return accommodation;
    }

    /** The own reference of the account that has registered the person. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }
}
