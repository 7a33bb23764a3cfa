package io.skillcert.subsidy.approval;

import io.skillcert.subsidy.SubsidyProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An objection (异议) to a claim under public notice. It stops the payment of that claim until it is settled. */
@Entity
@Table(name = "objection")
public class Objection {

    @Id
    private UUID id;

    private UUID claimId;
    private byte[] encryptedGrounds;
    private String recordedBy;
    private Instant recordedAt;
    private String settledBy;
    private Instant settledAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected Objection() {} // for JPA

    public enum Outcome {
        /** The claim is returned to review. */
        UPHELD,
        /** The claim goes on to payment. */
        DISMISSED
    }

    Objection(UUID id, UUID claimId, byte[] encryptedGrounds, String recordedBy, Instant recordedAt) {
        this.id = id;
        this.claimId = claimId;
        this.encryptedGrounds = encryptedGrounds.clone();
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    void settle(Outcome how, String by, Instant at) {
        if (outcome != null) {
            throw SubsidyProblem.OBJECTION_SETTLED.exception();
        }
        if (by.equals(recordedBy)) {
            throw SubsidyProblem.TWO_PEOPLE_NEEDED.exception();
        }
        outcome = how;
        settledBy = by;
        settledAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID claimId() {
        return claimId;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    byte[] encryptedGrounds() {
        return encryptedGrounds.clone();
    }
}
