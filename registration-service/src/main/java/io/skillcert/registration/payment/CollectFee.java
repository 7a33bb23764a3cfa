package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.ConfirmedRegistrations;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Creates payment orders and receives payments (REG-10). Every payment is stored, whatever the state of its registration;
 * one that can't confirm the registration is refunded.
 */
@ApplicationScoped
public class CollectFee {

    private static final String CURRENCY = "CNY";

    private final Registrations registrations;
    private final ExamBatches batches;
    private final Persons persons;
    private final PaymentOrders orders;
    private final Payments payments;
    private final Refunds refunds;
    private final Outbox outbox;
    private final ConfirmedRegistrations confirmed;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final BusinessClock clock;

    CollectFee(
            Registrations registrations,
            ExamBatches batches,
            Persons persons,
            PaymentOrders orders,
            Payments payments,
            Refunds refunds,
            Outbox outbox,
            ConfirmedRegistrations confirmed,
            CurrentActor currentActor,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.batches = batches;
        this.persons = persons;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.outbox = outbox;
        this.confirmed = confirmed;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    /** Orders the fee of an own, approved registration, or returns the existing order. If the fee is zero, it is confirmed. */
    @Transactional
    public PaymentOrder order(UUID registrationId, String account) {
        var registration = registrations.lock(registrationId);
        registrations.requireActing(registration, account);
        var known = orders.of(registrationId);
        if (known.filter(order -> order.status() == PaymentOrder.Status.PAID).isPresent()) {
            return known.get();
        }
        if (registration.status() != RegistrationStatus.APPROVED) {
            throw RegistrationProblem.NOTHING_TO_PAY.exception(registration.status());
        }
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(clock.today())) {
            throw RegistrationProblem.REVIEW_PERIOD_OVER.exception(
                    batch.periods().reviewTo());
        }
        return known.orElseGet(() -> orderNew(registration, batch));
    }

    private PaymentOrder orderNew(Registration registration, ExamBatch batch) {
        var order = new PaymentOrder(
                Ids.next(),
                registration.id(),
                registration.fee(),
                batch.periods().reviewTo(),
                clock.instant());
        orders.persistAndFlush(order);
        audit.record("order-payment", "payment-order", order.id(), null);
        if (order.amount().equals(Yuan.ZERO)) {
            confirm(registration, order);
        }
        return order;
    }

    /** Receives a payment from the gateway. A transaction that is already stored has no further effect. */
    @Transactional
    public void receive(PaymentCallback callback) {
        var order = orders.get(callback.orderId());
        var registration = registrations.lock(order.registrationId()); // serialises the callbacks of an order
        var known = payments.ofTransaction(callback.transactionId());
        if (known.isPresent()) {
            if (!known.get().matches(callback)) {
                throw RegistrationProblem.TRANSACTION_KNOWN.exception();
            }
            return;
        }
        var payment = new Payment(Ids.next(), callback, clock.instant());
        payments.persistAndFlush(payment);
        audit.record("take-payment", "payment", payment.id(), callback.transactionId());
        settle(payment, order, registration);
    }

    private void settle(Payment payment, PaymentOrder order, Registration registration) {
        var excess = payment.amount().amount().subtract(order.amount().amount());
        var inTime = registration.status() == RegistrationStatus.APPROVED
                && PaymentPeriod.isInTime(payment, batches.get(registration.batchId()));
        if (!payment.currency().equals(CURRENCY)) {
            refunds.add(payment, payment.amount(), Refund.Reason.WRONG_CURRENCY);
        } else if (order.status() == PaymentOrder.Status.PAID
                || registration.status() == RegistrationStatus.CONFIRMED) {
            refunds.add(payment, payment.amount(), Refund.Reason.PAID_TWICE);
        } else if (!inTime) {
            refunds.add(payment, payment.amount(), Refund.Reason.LATE);
        } else if (excess.signum() < 0) {
            refunds.add(payment, payment.amount(), Refund.Reason.WRONG_AMOUNT);
        } else {
            confirm(registration, order);
            if (excess.signum() > 0) {
                refunds.add(payment, new Yuan(excess), Refund.Reason.OVERPAID);
            }
        }
    }

    private void confirm(Registration registration, PaymentOrder order) {
        order.markPaid();
        var actor = currentActor.get("paid " + order.amount());
        registration.confirmPaid(order.id(), actor);
        outbox.append(confirmed.event(registration, persons.findById(registration.personId()), actor));
        audit.record("confirm-paid", "registration", registration.id(), null);
    }
}
