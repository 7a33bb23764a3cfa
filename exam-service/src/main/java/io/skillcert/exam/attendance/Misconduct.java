package io.skillcert.exam.attendance;

import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A decision that a candidate's score in a subject is void for misconduct (违纪). */
@Entity
@Table(name = "misconduct")
public class Misconduct {

    @Id
    private UUID id;

    private UUID registrationId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected Misconduct() {} // for JPA

    Misconduct(UUID id, UUID registrationId, Subject subject, String reason, String decidedBy, Instant decidedAt) {
        this.id = id;
        this.registrationId = registrationId;
        this.subject = subject;
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

    public String reason() {
        return reason;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
