package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.application.ConfirmedRegistrations;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationProblems;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Orders the fee and takes what comes in (REG-10). Every payment is kept, whatever became of its registration: one that
 * can't confirm it is a refund due, never lost.
 */
@ApplicationScoped
public class TakePayment {

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

    TakePayment(
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

    /** The order of an own, approved registration; the same again. One that costs nothing is confirmed at once. */
    @Transactional
    public PaymentOrder order(UUID registrationId, String caller) {
        var registration = registrations.lock(registrationId);
        if (!registration.registeredBy().equals(caller)) {
            throw RegistrationProblems.notFound(registrationId);
        }
        return orders.of(registrationId).orElseGet(() -> orderNew(registration));
    }

    private PaymentOrder orderNew(Registration registration) {
        if (registration.status() != RegistrationStatus.APPROVED) {
            throw PaymentProblems.nothingToPay(registration.status());
        }
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(clock.today())) {
            throw BatchProblems.reviewClosed(batch);
        }
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

    /** What the gateway tells; the same transaction again changes nothing. */
    @Transactional
    public void take(PaymentCallback callback) {
        var order = orders.get(callback.orderId());
        var registration = registrations.lock(order.registrationId()); // two callbacks of one order wait here
        var known = payments.ofTransaction(callback.transactionId());
        if (known.isPresent()) {
            if (!known.get().says(callback)) {
                throw PaymentProblems.otherPayment();
            }
            return;
        }
        var payment = new Payment(Ids.next(), callback, clock.instant());
        payments.persistAndFlush(payment);
        audit.record("take-payment", "payment", payment.id(), callback.transactionId());
        settle(payment, order, registration);
    }

    private void settle(Payment payment, PaymentOrder order, Registration registration) {
        var more = payment.amount().amount().subtract(order.amount().amount());
        var inTime = registration.status() == RegistrationStatus.APPROVED
                && batches.get(registration.batchId()).isInReviewOn(clock.today());
        if (!payment.currency().equals(CURRENCY)) {
            refunds.due(payment, payment.amount(), Refund.Reason.WRONG_CURRENCY);
        } else if (order.status() == PaymentOrder.Status.PAID
                || registration.status() == RegistrationStatus.CONFIRMED) {
            refunds.due(payment, payment.amount(), Refund.Reason.PAID_TWICE);
        } else if (!inTime) {
            refunds.due(payment, payment.amount(), Refund.Reason.LATE);
        } else if (more.signum() < 0) {
            refunds.due(payment, payment.amount(), Refund.Reason.WRONG_AMOUNT);
        } else {
            confirm(registration, order);
            if (more.signum() > 0) {
                refunds.due(payment, new Yuan(more), Refund.Reason.OVERPAID);
            }
        }
    }

    private void confirm(Registration registration, PaymentOrder order) {
        order.paid();
        var actor = currentActor.get("paid " + order.amount());
        registration.confirmPaid(order.id(), actor);
        outbox.append(confirmed.event(registration, persons.findById(registration.personId()), actor));
        audit.record("confirm-paid", "registration", registration.id(), null);
    }
}
