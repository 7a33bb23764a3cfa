package io.skillcert.subsidy.payment;

import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.claim.Claim;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to pay a claim, in one batch. A unique index of the database allows a claim one payment that is not returned.
 */
@Entity
@Table(name = "payment")
public class Payment {

    private static final String PREFIX = "P";

    @Id
    private UUID id;

    private UUID claimId;
    private UUID batchId;
    private UUID fundId;
    private BigDecimal amount;
    private String bankCode;
    private byte[] encryptedAccount;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String reasonCode;
    private Instant settledAt;

    protected Payment() {} // for JPA

    public enum Status {
        SENT,
        PAID,
        /** Rejected, or paid and returned later. */
        RETURNED
    }

    Payment(UUID id, Claim claim, UUID batchId, String bankCode, byte[] encryptedAccount) {
        this.id = id;
        this.claimId = claim.id();
        this.batchId = batchId;
        this.fundId = claim.fundId().orElseThrow();
        this.amount = claim.amount().amount();
        this.bankCode = bankCode;
        this.encryptedAccount = encryptedAccount.clone();
        this.status = Status.SENT;
    }

    void paid(Instant at) {
        status = Status.PAID;
        reasonCode = null;
        settledAt = at;
    }

    /** @param code the bank's reason code */
    void returned(String code, Instant at) {
        status = Status.RETURNED;
        reasonCode = code;
        settledAt = at;
    }

    /** The id by which the bank's messages name the payment, at most 35 characters. */
    public String endToEndId() {
        return endToEndId(id);
    }

    static String endToEndId(UUID id) {
        return PREFIX + id.toString().replace("-", "");
    }

    public UUID id() {
        return id;
    }

    public UUID claimId() {
        return claimId;
    }

    public UUID batchId() {
        return batchId;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public Status status() {
        return status;
    }

    public Optional<String> reasonCode() {
        return Optional.ofNullable(reasonCode);
    }
}
