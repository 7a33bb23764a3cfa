package io.skillcert.exam.scoring;

import io.skillcert.exam.seating.Seat;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The correction of a mistyped score or absence before publication, with its reason. */
@Entity
@Table(name = "score_correction")
public class ScoreCorrection {

    @Id
    private UUID id;

    private UUID registrationId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private String marker;
    private BigDecimal valueBefore;
    private BigDecimal valueAfter;
    private String reason;
    private String correctedBy;
    private Instant correctedAt;

    protected ScoreCorrection() {} // for JPA

    private ScoreCorrection(UUID id, Seat.Key seat, String reason, String account, Instant now) {
        this.id = id;
        this.registrationId = seat.registrationId();
        this.subject = seat.subject();
        this.reason = reason;
        this.correctedBy = account;
        this.correctedAt = now;
    }

    static ScoreCorrection of(UUID id, Marking marking, BigDecimal value, String reason, String account, Instant now) {
        var correction = new ScoreCorrection(id, marking.seat(), reason, account, now);
        correction.marker = marking.marker();
        correction.valueBefore = marking.value();
        correction.valueAfter = value;
        return correction;
    }

    static ScoreCorrection ofAbsence(UUID id, Seat.Key seat, String reason, String account, Instant now) {
        return new ScoreCorrection(id, seat, reason, account, now);
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

    /** The account whose score was corrected; empty if an absence was taken back. */
    public Optional<String> marker() {
        return Optional.ofNullable(marker);
    }

    public Optional<BigDecimal> valueBefore() {
        return Optional.ofNullable(valueBefore);
    }

    public Optional<BigDecimal> valueAfter() {
        return Optional.ofNullable(valueAfter);
    }

    public String reason() {
        return reason;
    }

    public String correctedBy() {
        return correctedBy;
    }

    public Instant correctedAt() {
        return correctedAt;
    }
}
