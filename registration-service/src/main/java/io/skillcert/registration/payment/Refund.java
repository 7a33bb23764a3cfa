package io.skillcert.registration.payment;

import io.skillcert.http.problem.HttpProblem;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A refund (退费): due until the treasurer has transferred it. */
@Entity
@Table(name = "refund")
public class Refund {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID paymentId;
    private BigDecimal amount;
    private String currency;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant dueAt;
    private Instant refundedAt;
    private String reference;

    protected Refund() {} // for JPA

    /** The reasons for a refund. Absence (REG-12) and withdrawal are none, because the guide does not name them. */
    public enum Reason {
        /** The registration had ended, or its review period was over, before the payment was received. */
        LATE,
        OVERPAID,
        WRONG_AMOUNT,
        WRONG_CURRENCY,
        /** The registration was already paid. */
        PAID_TWICE,
        BATCH_CANCELLED,
        /** Another registration of the person counts (REG-13). */
        DISPLACED,
        /** The result that led to the resit was corrected. */
        RESULT_CORRECTED,
        /** A public emergency (公共突发事件). */
        PUBLIC_EMERGENCY
    }

    /** The states of a refund. */
    public enum Status {
        DUE,
        REFUNDED,
        /** Not transferred, because the ground for it has gone. */
        REVOKED
    }

    Refund(UUID id, Payment payment, Yuan amount, Reason reason, Instant now) {
        this.id = id;
        this.paymentId = payment.id();
        this.amount = amount.amount();
        this.currency = payment.currency();
        this.reason = reason;
        this.status = Status.DUE;
        this.dueAt = now;
    }

    void markRefunded(String newReference, Instant now) {
        if (status == Status.REFUNDED) {
            throw RegistrationProblem.ALREADY_REFUNDED.exception(reference);
        }
        if (status == Status.REVOKED) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, Status.REFUNDED);
        }
        status = Status.REFUNDED;
        reference = newReference;
        refundedAt = now;
    }

    void revoke() {
        status = Status.REVOKED;
    }

    public UUID id() {
        return id;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public String currency() {
        return currency;
    }

    public Reason reason() {
        return reason;
    }

    public Status status() {
        return status;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }
}
