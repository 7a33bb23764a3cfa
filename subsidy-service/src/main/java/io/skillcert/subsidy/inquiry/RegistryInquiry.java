package io.skillcert.subsidy.inquiry;

import io.skillcert.policy.subsidy.Basis;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An inquiry to one registry about a claim. It is retried with growing delays until the registry answers or the claim no
 * longer awaits a decision.
 */
@Entity
@Table(name = "register_inquiry")
public class RegistryInquiry {

    private static final int MAX_DOUBLINGS = 20;

    @Id
    private UUID id;

    private UUID claimId;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private LocalDate askedFor;
    private int attempts;
    private Instant nextAt;
    private Instant answeredAt;
    private Instant givenUpAt;

    protected RegistryInquiry() {} // for JPA

    RegistryInquiry(UUID id, UUID claimId, Basis basis, LocalDate askedFor, Instant now) {
        this.id = id;
        this.claimId = claimId;
        this.basis = basis;
        this.askedFor = askedFor;
        this.nextAt = now;
    }

    /** Makes the inquiry due again, as if it had never been sent. */
    void restart(Instant now) {
        attempts = 0;
        nextAt = now;
        answeredAt = null;
        givenUpAt = null;
    }

    /**
     * Counts an attempt and schedules the next one.
     *
     * @param first the delay after the first attempt; it doubles with each further one
     * @param longest the longest delay
     */
    void attempt(Instant now, Duration first, Duration longest) {
        var delay = first.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        nextAt = now.plus(delay.compareTo(longest) > 0 ? longest : delay);
        attempts++;
    }

    void answered(Instant at) {
        answeredAt = at;
    }

    void giveUp(Instant at) {
        givenUpAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID claimId() {
        return claimId;
    }

    public Basis basis() {
        return basis;
    }

    public LocalDate askedFor() {
        return askedFor;
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAt() {
        return nextAt;
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /** Whether it is still to be answered. */
    public boolean isOpen() {
        return answeredAt == null && givenUpAt == null;
    }
}
