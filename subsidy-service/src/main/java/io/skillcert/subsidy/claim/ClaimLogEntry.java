package io.skillcert.subsidy.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One step of a claim: its status before and after, who took it, when and why. It is never changed. */
@Entity
@Table(name = "claim_log")
public class ClaimLogEntry {

    @Id
    private UUID id;

    private UUID claimId;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private ClaimStatus fromStatus;

    @Enumerated(EnumType.STRING)
    private ClaimStatus toStatus;

    private String actor;
    private byte[] encryptedReason;

    protected ClaimLogEntry() {} // for JPA

    ClaimLogEntry(
            UUID id, UUID claimId, Instant at, ClaimStatus from, ClaimStatus to, String actor, byte[] encryptedReason) {
        this.id = id;
        this.claimId = claimId;
        this.at = at;
        this.fromStatus = from;
        this.toStatus = to;
        this.actor = actor;
        this.encryptedReason = encryptedReason;
    }

    public UUID id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** The status before; null in the first step. */
    public ClaimStatus from() {
        return fromStatus;
    }

    public ClaimStatus to() {
        return toStatus;
    }

    public String actor() {
        return actor;
    }

    Optional<byte[]> encryptedReason() {
        return Optional.ofNullable(encryptedReason).map(byte[]::clone);
    }
}
