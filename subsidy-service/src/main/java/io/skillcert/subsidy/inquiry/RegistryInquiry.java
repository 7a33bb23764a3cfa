package io.skillcert.subsidy.inquiry;

import io.skillcert.subsidy.assessment.policy.Basis;
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

/** A register to be asked about a claim: later and later, until it answers or nobody waits for it any more. */
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

    /** Once more from the beginning. */
    void askAgain(Instant now) {
        attempts = 0;
        nextAt = now;
        answeredAt = null;
        givenUpAt = null;
    }

    /** Before it is asked: if nothing comes of it, it is asked again then. */
    void attempt(Instant now, Duration first, Duration longest) {
        var wait = first.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        nextAt = now.plus(wait.compareTo(longest) > 0 ? longest : wait);
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

    public Optional<Instant> givenUpAt() {
        return Optional.ofNullable(givenUpAt);
    }
}
