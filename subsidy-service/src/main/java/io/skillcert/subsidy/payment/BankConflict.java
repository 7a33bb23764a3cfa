package io.skillcert.subsidy.payment;

import io.skillcert.subsidy.SubsidyProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A report of the bank that contradicts the stored status or amount of a payment. Two people settle it. */
@Entity
@Table(name = "bank_conflict")
public class BankConflict {

    @Id
    private UUID id;

    private UUID batchId;
    private UUID paymentId;
    private String known;
    private String reported;
    private Instant foundAt;
    private String proposedBy;
    private Instant proposedAt;
    private byte[] encryptedReason;
    private String settledBy;
    private Instant settledAt;

    protected BankConflict() {} // for JPA

    /** How far its settlement has come. */
    public enum Status {
        OPEN,
        /** One person has stated how it was cleared up. */
        PROPOSED,
        SETTLED
    }

    void propose(String by, Instant at, byte[] reason) {
        if (status() == Status.SETTLED) {
            throw SubsidyProblem.BANK_CONFLICT_SETTLED.exception(status());
        }
        proposedBy = by;
        proposedAt = at;
        encryptedReason = reason;
    }

    void settle(String by, Instant at) {
        if (status() != Status.PROPOSED) {
            throw SubsidyProblem.BANK_CONFLICT_SETTLED.exception(status());
        }
        if (by.equals(proposedBy)) {
            throw SubsidyProblem.TWO_PEOPLE_NEEDED.exception();
        }
        settledBy = by;
        settledAt = at;
    }

    public Status status() {
        if (settledBy != null) {
            return Status.SETTLED;
        }
        return proposedBy == null ? Status.OPEN : Status.PROPOSED;
    }

    public UUID id() {
        return id;
    }

    public UUID batchId() {
        return batchId;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public String known() {
        return known;
    }

    public String reported() {
        return reported;
    }

    public Instant foundAt() {
        return foundAt;
    }

    public Optional<String> proposedBy() {
        return Optional.ofNullable(proposedBy);
    }

    public Optional<String> settledBy() {
        return Optional.ofNullable(settledBy);
    }

    Optional<byte[]> encryptedReason() {
        return Optional.ofNullable(encryptedReason);
    }
}
