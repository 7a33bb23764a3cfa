package io.skillcert.exam.attendance;

import io.skillcert.exam.day.policy.MisconductDegree;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A decision that a candidate's score in a subject is void for misconduct (违纪, EXM-14). */
@Entity
@Table(name = "misconduct")
public class Misconduct {

    @Id
    private UUID id;

    private UUID registrationId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    @Enumerated(EnumType.STRING)
    private MisconductDegree degree;

    private LocalDate barredUntil;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;
    private String barEndedBy;
    private Instant barEndedAt;

    protected Misconduct() {} // for JPA

    /** @param barredUntil the last day of the bar; empty unless the degree bars */
    Misconduct(
            UUID id,
            UUID registrationId,
            Subject subject,
            MisconductDegree degree,
            Optional<LocalDate> barredUntil,
            String reason,
            String decidedBy,
            Instant decidedAt) {
        this.id = id;
        this.registrationId = registrationId;
        this.subject = subject;
        this.degree = degree;
        this.barredUntil = barredUntil.orElse(null);
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public Subject subject() {
        return subject;
    }

    public MisconductDegree degree() {
        return degree;
    }

    /** The last day on which the person may not register for an exam; empty if the degree bars nobody. */
    public Optional<LocalDate> barredUntil() {
        return Optional.ofNullable(barredUntil);
    }

    public Optional<Instant> barEndedAt() {
        return Optional.ofNullable(barEndedAt);
    }

    boolean isDecidedBy(String account) {
        return decidedBy.equals(account);
    }

    void endBar(String account, Instant now) {
        barEndedBy = account;
        barEndedAt = now;
    }

    public String reason() {
        return reason;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
