package io.skillcert.registration.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.application.FeeRefunds;
import io.skillcert.registration.application.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** All refunds. What has become due for a payment and a reason is due once. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<Refund, UUID>, FeeRefunds {

    private final Payments payments;
    private final PaymentOrders orders;
    private final Audit audit;
    private final BusinessClock clock;

    Refunds(Payments payments, PaymentOrders orders, Audit audit, BusinessClock clock) {
        this.payments = payments;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    void due(Payment payment, Yuan amount, Refund.Reason reason) {
        var refund = new Refund(Ids.next(), payment, amount, reason, clock.instant());
        persist(refund);
        audit.record("refund-due", "refund", refund.id(), reason.name());
    }

    @Override
    public void refund(Registration registration, Ground ground) {
        dueFor(registration, Refund.Reason.valueOf(ground.name()));
    }

    /** What was paid for a registration and has not gone back yet; nothing for one that a sponsor pays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void dueFor(Registration registration, Refund.Reason reason) {
        orders.of(registration.id())
                .or(() -> registration.paidOrder().flatMap(orders::findByIdOptional))
                .ifPresent(order -> payments.ofOrder(order.id()).forEach(payment -> {
                    var rest = list("paymentId", payment.id()).stream()
                            .map(Refund::amount)
                            .reduce(payment.amount(), Refunds::minus);
                    if (rest.compareTo(Yuan.ZERO) > 0) {
                        due(payment, rest, reason);
                    }
                }));
    }

    private static Yuan minus(Yuan from, Yuan amount) {
        return new Yuan(from.amount().subtract(amount.amount()));
    }

    @Transactional
    public Refund execute(UUID id, String reference) {
        var refund = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(PaymentProblems::noRefund);
        refund.refunded(reference, clock.instant());
        audit.record("refund", "refund", id, reference);
        flush();
        return refund;
    }

    /** One more than the limit, oldest first. A null status does not filter. */
    public List<Refund> page(Refund.Status status, UUID after, int limit) {
        var shown = status == null ? EnumSet.allOf(Refund.Status.class) : EnumSet.of(status);
        return find("status in ?1 and id > ?2 order by id", shown, after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }
}
