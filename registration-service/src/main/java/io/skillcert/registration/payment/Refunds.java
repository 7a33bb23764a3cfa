package io.skillcert.registration.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.FeeRefunds;
import io.skillcert.registration.application.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** All refunds: at most one for each payment and reason. */
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

    void add(Payment payment, Yuan amount, Refund.Reason reason) {
        var refund = new Refund(Ids.next(), payment, amount, reason, clock.instant());
        persist(refund);
        audit.record("refund-due", "refund", refund.id(), reason.name());
    }

    /** Refunds what was paid for a registration and is not refunded yet. Sponsors' payments are not handled here. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void refund(Registration registration, Ground ground) {
        var reason = Refund.Reason.valueOf(ground.name());
        paymentsOf(registration).forEach(payment -> {
            var rest = list("paymentId = ?1 and status <> ?2", payment.id(), Refund.Status.REVOKED).stream()
                    .map(Refund::amount)
                    .reduce(payment.amount(), Yuan::minus);
            if (rest.compareTo(Yuan.ZERO) > 0) {
                add(payment, rest, reason);
            }
        });
    }

    private List<Payment> paymentsOf(Registration registration) {
        return orders.of(registration.id())
                .or(() -> registration.paidOrder().flatMap(orders::findByIdOptional))
                .map(order -> payments.ofOrder(order.id()))
                .orElse(List.of());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean revoke(Registration registration, Ground ground) {
        var ids = paymentsOf(registration).stream().map(Payment::id).toArray(UUID[]::new);
        var made = find("any_of(paymentId, ?1) and reason = ?2", ids, Refund.Reason.valueOf(ground.name()))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        made.stream().filter(refund -> refund.status() == Refund.Status.DUE).forEach(refund -> {
            refund.revoke();
            audit.record("revoke-refund", "refund", refund.id(), ground.name());
        });
        return made.stream().anyMatch(refund -> refund.status() == Refund.Status.REFUNDED);
    }

    @Transactional
    public Refund execute(UUID id, String reference) {
        var refund = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(RegistrationProblem.REFUND_NOT_FOUND::exception);
        refund.markRefunded(reference, clock.instant());
        audit.record("refund", "refund", id, reference);
        flush();
        return refund;
    }

    /** @param status null for all */
    public List<Refund> page(Refund.Status status, PageRequest page) {
        var shown = status == null ? EnumSet.allOf(Refund.Status.class) : EnumSet.of(status);
        return find("status in ?1 and id > ?2 order by id", shown, page.after())
                .range(0, page.limit())
                .list();
    }
}
