package io.skillcert.subsidy.payment;

import io.skillcert.subsidy.settlement.Settlement;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private Settlement settlement;

    protected BankConflict() {} // for JPA

    /** What has become of the payment, as it was cleared up with the bank. */
    public enum Outcome {
        /** The stored status is right. */
        UNCHANGED,
        /** The bank has paid the ordered amount. */
        PAID,
        /** The bank has not paid, or has returned the money. */
        RETURNED
    }

    void propose(Outcome outcome, String by, Instant at, byte[] reason) {
        settlement().propose(by, at, reason);
        this.outcome = outcome;
    }

    /** Empty while nobody has proposed one. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** How it is settled. */
    public Settlement settlement() {
        if (settlement == null) { // Hibernate reads an embeddable without values as null
            settlement = new Settlement();
        }
        return settlement;
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
}
