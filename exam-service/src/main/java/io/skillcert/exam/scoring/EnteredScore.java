package io.skillcert.exam.scoring;

import io.skillcert.exam.seating.Seat;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The score of a person in a subject, or an absence (EXM-09). It is not shown to anybody before publication. */
@Entity
@Table(name = "score")
public class EnteredScore {

    @EmbeddedId
    private Seat.Key key;

    private BigDecimal value;
    private boolean absent;
    private String enteredBy;
    private Instant enteredAt;

    protected EnteredScore() {} // for JPA

    EnteredScore(Seat.Key key, Optional<BigDecimal> value, String enteredBy, Instant enteredAt) {
        this.key = key;
        this.value = value.orElse(null);
        this.absent = value.isEmpty();
        this.enteredBy = enteredBy;
        this.enteredAt = enteredAt;
    }

    public Seat.Key key() {
        return key;
    }

    public UUID registrationId() {
        return key.registrationId();
    }

    public Subject subject() {
        return key.subject();
    }

    /** The score; empty for an absence. */
    public Optional<BigDecimal> value() {
        return Optional.ofNullable(value);
    }

    /** Replaces the score by the one that a score review found, higher or lower (EXM-10). */
    public void correct(BigDecimal reviewed) {
        value = reviewed;
    }

    boolean hasValue(Optional<BigDecimal> other) {
        return value().isPresent() == other.isPresent()
                && value().map(own -> own.compareTo(other.orElseThrow()) == 0).orElse(true);
    }
}
