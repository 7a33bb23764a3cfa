package io.skillcert.registration.payment;

import io.skillcert.policy.Yuan;
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

/** Money that goes back (退费): due until the treasurer has sent it. */
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

    /** Why money goes back. Absence is none (REG-12), nor a withdrawal: the guide names neither. */
    public enum Reason {
        /** The registration had ended before the money came. */
        LATE,
        OVERPAID,
        WRONG_AMOUNT,
        WRONG_CURRENCY,
        /** It was paid already. */
        PAID_TWICE,
        BATCH_CANCELLED,
        /** Of a resit whose result was corrected. */
        RESULT_CORRECTED,
        /** 公共突发事件. */
        PUBLIC_EMERGENCY
    }

    /** Where it stands. */
    public enum Status {
        DUE,
        REFUNDED
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

    void refunded(String newReference, Instant now) {
        if (status == Status.REFUNDED) {
            throw PaymentProblems.alreadyRefunded(reference);
        }
        status = Status.REFUNDED;
        reference = newReference;
        refundedAt = now;
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
