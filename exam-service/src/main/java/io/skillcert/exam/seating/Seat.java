package io.skillcert.exam.seating;

import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** The seat of a candidate for a subject. */
@Entity
@Table(name = "seat")
public class Seat {

    /** A candidate has one seat per subject. */
    @Embeddable
    public record Key(UUID registrationId, @Enumerated(EnumType.STRING) Subject subject) implements Serializable {}

    @EmbeddedId
    private Key key;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    private ExamSession session;

    private int number;

    protected Seat() {} // for JPA

    Seat(UUID registrationId, ExamSession session, int number) {
        this.key = new Key(registrationId, session.subject());
        this.session = session;
        this.number = number;
    }

    public UUID registrationId() {
        return key.registrationId();
    }

    public Key key() {
        return key;
    }

    public ExamSession session() {
        return session;
    }

    public int number() {
        return number;
    }
}
