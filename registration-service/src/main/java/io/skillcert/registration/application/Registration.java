package io.skillcert.registration.application;

import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.person.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One person's registration (报名) to sit one occupation at one level in one batch. */
@Entity
@Table(name = "registration")
public class Registration {

    @Id
    private UUID id;

    @Version
    private long version;

    private long number;
    private UUID batchId;
    private UUID personId;
    private UUID cohortId;
    private String occupationCode;
    private short level;

    @Enumerated(EnumType.STRING)
    private Attempt attempt;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus status;

    private String registeredBy;
    private LocalDate registeredOn;
    private String sponsorReference;

    protected Registration() {} // for JPA

    /** The first sitting, or the one resit (补考). */
    public enum Attempt {
        FIRST,
        RESIT
    }

    /** @param registeredBy the caller's account; it owns the registration */
    static Registration submit(
            UUID id,
            long number,
            ExamBatch batch,
            Person person,
            SkillLevel level,
            Optional<UUID> cohortId,
            String registeredBy,
            LocalDate registeredOn) {
        var registration = new Registration();
        registration.id = id;
        registration.number = number;
        registration.batchId = batch.id();
        registration.personId = person.id();
        registration.cohortId = cohortId.orElse(null);
        registration.occupationCode = batch.occupationCode();
        registration.level = (short) level.number();
        registration.attempt = Attempt.FIRST;
        registration.status = RegistrationStatus.UNDER_REVIEW;
        registration.registeredBy = registeredBy;
        registration.registeredOn = registeredOn;
        return registration;
    }

    void approve() {
        become(RegistrationStatus.APPROVED);
    }

    void reject() {
        become(RegistrationStatus.INELIGIBLE);
    }

    void lapse() {
        become(RegistrationStatus.LAPSED);
    }

    /** The sponsor has paid; all procedures are done. */
    RegistrationConfirmedV1 confirm(String sponsorReference, Person person, Instant now) {
        become(RegistrationStatus.CONFIRMED);
        this.sponsorReference = sponsorReference;
        return new RegistrationConfirmedV1(
                id,
                "%010d".formatted(number),
                personId,
                person.holderDigest(),
                batchId,
                occupationCode,
                level,
                attempt.name(),
                registeredOn,
                now);
    }

    /** An event only where others already count on the registration. */
    Optional<RegistrationCancelledV1> withdraw(Instant now) {
        if (status != RegistrationStatus.CONFIRMED) {
            become(RegistrationStatus.WITHDRAWN);
            return Optional.empty();
        }
        become(RegistrationStatus.CANCELLED);
        return Optional.of(new RegistrationCancelledV1(id, personId, batchId, now));
    }

    private void become(RegistrationStatus next) {
        if (!status.next().contains(next)) {
            throw RegistrationProblems.illegalTransition(status, next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
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

    public String occupationCode() {
        return occupationCode;
    }

    public SkillLevel level() {
        return SkillLevel.of(level);
    }

    public Attempt attempt() {
        return attempt;
    }

    public RegistrationStatus status() {
        return status;
    }

    public String registeredBy() {
        return registeredBy;
    }

    public LocalDate registeredOn() {
        return registeredOn;
    }
}
