package io.skillcert.subsidy.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.payment.SettlePayments.PaymentSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Records that the bank has returned a payment that it had reported as paid. */
@ApplicationScoped
public class RecordReturn {

    private final Payments payments;
    private final Claims claims;
    private final SpendFunds spendFunds;
    private final ClaimLog log;
    private final Outbox outbox;
    private final Event<PaymentSettled> settled;
    private final Audit audit;
    private final BusinessClock clock;

    RecordReturn(
            Payments payments,
            Claims claims,
            SpendFunds spendFunds,
            ClaimLog log,
            Outbox outbox,
            Event<PaymentSettled> settled,
            Audit audit,
            BusinessClock clock) {
        this.payments = payments;
        this.claims = claims;
        this.spendFunds = spendFunds;
        this.log = log;
        this.outbox = outbox;
        this.settled = settled;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refunds the money and asks the claimant for another account.
     *
     * @param reason the bank's reason code
     * @throws ProblemException 409 if the payment is not paid
     */
    @Transactional
    public Payment record(UUID paymentId, String reason, String caller) {
        var payment = payments.get(paymentId);
        var claim = claims.lock(payment.claimId());
        payments.getEntityManager().refresh(payment); // it may have changed before the claim was locked
        if (payment.status() != Payment.Status.PAID) {
            throw new ProblemException(
                    409, "not-paid", "A payment that is " + payment.status() + " can't be returned.");
        }
        var before = claim.status();
        var now = clock.instant();
        payment.returned(reason, now);
        spendFunds.refund(claim, paymentId);
        outbox.append(SubsidyReturnedV1.TYPE, claim.personId(), claim.returnedByBank(reason, now));
        log.step(claim, before, caller, reason);
        settled.fire(new PaymentSettled(claim, false));
        audit.record("take-back-payment", "payment", paymentId, reason);
        return payment;
    }
}
