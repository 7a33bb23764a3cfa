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
import java.time.LocalDate;
import java.util.UUID;

/** The order for the fee of a registration (缴费), to be paid within the review period of the batch. One per registration. */
@Entity
@Table(name = "payment_order")
public class PaymentOrder {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID registrationId;
    private BigDecimal amount;
    private LocalDate payBy;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant orderedAt;

    protected PaymentOrder() {} // for JPA

    /** Whether the order is paid. Whether it is overdue follows from the state of the registration. */
    public enum Status {
        OPEN,
        PAID
    }

    PaymentOrder(UUID id, UUID registrationId, Yuan amount, LocalDate payBy, Instant now) {
        this.id = id;
        this.registrationId = registrationId;
        this.amount = amount.amount();
        this.payBy = payBy;
        this.status = Status.OPEN;
        this.orderedAt = now;
    }

    void markPaid() {
        status = Status.PAID;
    }

    public UUID id() {
        return id;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public LocalDate payBy() {
        return payBy;
    }

    public Status status() {
        return status;
    }
}
