package io.skillcert.subsidy.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.fund.SpendFunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes in what the bank says of a batch. A payment is settled once: what a later report says otherwise is never acted
 * on, but shown as a conflict. The same report again changes nothing.
 */
@ApplicationScoped
public class SettlePayments {

    private final PaymentBatches batches;
    private final Payments payments;
    private final PainMessages messages;
    private final Claims claims;
    private final SpendFunds spendFunds;
    private final ClaimLog log;
    private final Outbox outbox;
    private final Event<PaymentSettled> settled;
    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    SettlePayments(
            PaymentBatches batches,
            Payments payments,
            PainMessages messages,
            Claims claims,
            SpendFunds spendFunds,
            ClaimLog log,
            Outbox outbox,
            Event<PaymentSettled> settled,
            EntityManager database,
            Audit audit,
            BusinessClock clock) {
        this.batches = batches;
        this.payments = payments;
        this.messages = messages;
        this.claims = claims;
        this.spendFunds = spendFunds;
        this.log = log;
        this.outbox = outbox;
        this.settled = settled;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** The bank has answered: in the same transaction, for whoever has to act on it. */
    public record PaymentSettled(Claim claim, boolean paid) {}

    /** @param pending not answered yet. @param conflicts said otherwise than known */
    public record Settled(int paid, int returned, int pending, int conflicts) {}

    /** @throws ProblemException 400 if it is no such message, or not of this batch: then nothing of it counts */
    @Transactional
    public Settled take(UUID batchId, byte[] content, String caller) {
        var batch = batches.lock(batchId);
        var all = payments.ofBatch(batchId);
        var report = BankReport.of(read(content), batch, all);
        var sha256 = CloseBatch.sha256(content);
        var before = known(batchId, report.messageId());
        if (!before.isEmpty()) {
            return again(before, sha256);
        }
        int paid = 0;
        int returned = 0;
        int pending = 0;
        int conflicts = 0;
        var events = new ArrayList<Outbox.Event>();
        var answered = new ArrayList<PaymentSettled>();
        for (var payment : all) {
            var answer = report.answerOf(payment);
            if (answer.status() == BankReport.Status.OPEN) {
                pending += payment.status() == Payment.Status.SENT ? 1 : 0;
            } else if (payment.status() == Payment.Status.SENT) {
                var claim = claims.lock(payment.claimId());
                events.add(settle(claim, payment, answer, caller));
                answered.add(new PaymentSettled(claim, answer.status() == BankReport.Status.PAID));
                paid += answer.status() == BankReport.Status.PAID ? 1 : 0;
                returned += answer.status() == BankReport.Status.RETURNED ? 1 : 0;
            } else if (!payment.status().name().equals(answer.status().name())) {
                conflict(payment, answer);
                conflicts++;
            }
        }
        // What is announced comes before what others make of it.
        outbox.appendAll(events);
        answered.forEach(settled::fire);
        remember(batchId, report.messageId(), sha256, caller, new Settled(paid, returned, pending, conflicts));
        audit.record("take-bank-report", "payment-batch", batchId, paid + " paid, " + returned + " returned");
        return new Settled(paid, returned, pending, conflicts);
    }

    /**
     * The bank has given back what it had paid.
     *
     * @param code the bank's reason
     * @throws ProblemException 409 if it was not paid
     */
    @Transactional
    public Payment takeBack(UUID paymentId, String code, String caller) {
        var claim = claims.lock(payments.get(paymentId).claimId());
        database.refresh(payments.get(paymentId));
        var payment = payments.get(paymentId);
        if (payment.status() != Payment.Status.PAID) {
            throw new ProblemException(409, "not-paid", "A payment that is " + payment.status() + " can't come back.");
        }
        var before = claim.status();
        payment.returned(code, clock.instant());
        spendFunds.takeBack(claim, paymentId);
        outbox.append(SubsidyReturnedV1.TYPE, claim.personId(), claim.returnedByBank(code, clock.instant()));
        log.step(claim, before, caller, code);
        settled.fire(new PaymentSettled(claim, false));
        audit.record("take-back-payment", "payment", paymentId, code);
        return payment;
    }

    private org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document read(byte[] content) {
        if (content == null || content.length == 0) {
            throw Violations.single("body", "is empty");
        }
        try {
            return messages.read(content);
        } catch (PainMessages.WrongMessageException e) {
            throw Violations.single("body", e.getMessage());
        }
    }

    private Outbox.Event settle(Claim claim, Payment payment, BankReport.Answer answer, String caller) {
        var before = claim.status();
        var now = clock.instant();
        if (answer.status() == BankReport.Status.PAID) {
            payment.paid(now);
            spendFunds.pay(claim, payment.id());
            var event = claim.paid(clock.today(), now);
            log.step(claim, before, caller, null);
            return new Outbox.Event(SubsidyPaidV1.TYPE, claim.personId(), event);
        }
        payment.returned(answer.reason(), now);
        spendFunds.reject(claim, payment.id());
        var event = claim.returnedByBank(answer.reason(), now);
        log.step(claim, before, caller, answer.reason());
        return new Outbox.Event(SubsidyReturnedV1.TYPE, claim.personId(), event);
    }

    private List<Object[]> known(UUID batchId, String messageId) {
        List<?> rows = database.createNativeQuery("select sha256, paid, returned, pending from bank_report"
                        + " where batch_id = :batch and message_id = :message")
                .setParameter("batch", batchId)
                .setParameter("message", messageId)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static Settled again(List<Object[]> before, String sha256) {
        var row = before.get(0);
        if (!row[0].equals(sha256)) {
            throw new ProblemException(
                    409, "report-differs", "A report of this message id was taken in already, with other content.");
        }
        return new Settled((Integer) row[1], (Integer) row[2], (Integer) row[3], 0);
    }

    private void conflict(Payment payment, BankReport.Answer answer) {
        database.createNativeQuery("insert into bank_conflict values (:id, :batch, :payment, :known, :reported, :at)")
                .setParameter("id", Ids.next())
                .setParameter("batch", payment.batchId())
                .setParameter("payment", payment.id())
                .setParameter("known", payment.status().name())
                .setParameter("reported", answer.status().name())
                .setParameter("at", clock.instant())
                .executeUpdate();
    }

    private void remember(UUID batchId, String messageId, String sha256, String caller, Settled counts) {
        database.createNativeQuery(
                        "insert into bank_report values (:batch, :message, :sha256, :at, :by, :paid, :returned, :pending)")
                .setParameter("batch", batchId)
                .setParameter("message", messageId)
                .setParameter("sha256", sha256)
                .setParameter("at", clock.instant())
                .setParameter("by", caller)
                .setParameter("paid", counts.paid())
                .setParameter("returned", counts.returned())
                .setParameter("pending", counts.pending())
                .executeUpdate();
    }
}
