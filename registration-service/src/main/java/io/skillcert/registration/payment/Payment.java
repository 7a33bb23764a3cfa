package io.skillcert.registration.payment;

import io.skillcert.policy.Yuan;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A payment that the gateway has reported. */
@Entity
@Table(name = "payment")
class Payment {

    @Id
    private UUID id;

    private UUID orderId;
    private String transactionId;
    private BigDecimal amount;
    private String currency;
    private Instant paidAt;
    private Instant receivedAt;

    protected Payment() {} // for JPA

    Payment(UUID id, PaymentCallback callback, Instant receivedAt) {
        this.id = id;
        this.orderId = callback.orderId();
        this.transactionId = callback.transactionId();
        this.amount = callback.amount().amount();
        this.currency = callback.currency();
        this.paidAt = callback.paidAt().toInstant();
        this.receivedAt = receivedAt;
    }

    /** Whether the callback reports this payment with the same data. */
    boolean matches(PaymentCallback callback) {
        return orderId.equals(callback.orderId())
                && amount().equals(callback.amount())
                && currency.equals(callback.currency());
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    String transactionId() {
        return transactionId;
    }

    Instant paidAt() {
        return paidAt;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Yuan amount() {
        return new Yuan(amount);
    }

    String currency() {
        return currency;
    }
}
