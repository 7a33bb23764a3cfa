package io.skillcert.exam.scoring;

import io.skillcert.exam.seating.Seat;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The score that one marker gave (阅卷, 评审), without seeing those of other markers. */
@Entity
@Table(name = "marking")
class Marking {

    /** A marker marks a subject of a person once. */
    @Embeddable
    record Key(UUID registrationId, @Enumerated(EnumType.STRING) Subject subject, String marker)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    private BigDecimal value;
    private Instant enteredAt;

    protected Marking() {} // for JPA

    Marking(Seat.Key seat, String marker, BigDecimal value, Instant enteredAt) {
        this.key = new Key(seat.registrationId(), seat.subject(), marker);
        this.value = value;
        this.enteredAt = enteredAt;
    }

    Seat.Key seat() {
        return new Seat.Key(key.registrationId(), key.subject());
    }

    String marker() {
        return key.marker();
    }

    BigDecimal value() {
        return value;
    }

    void correct(BigDecimal corrected) {
        value = corrected;
    }

    Instant enteredAt() {
        return enteredAt;
    }
}
