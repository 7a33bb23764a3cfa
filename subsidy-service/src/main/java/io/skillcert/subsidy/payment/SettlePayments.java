package io.skillcert.subsidy.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.LockClaim;
import io.skillcert.subsidy.claim.ProvideBankAccount;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document;

/**
 * Settles the payments of a batch by a report of the bank. A payment is settled once: an answer that contradicts an earlier
 * one changes nothing and is recorded as a conflict. Processing the same report again changes nothing.
 */
@ApplicationScoped
public class SettlePayments {

    /** The ISO 20022 code of a return whose reason is stated in words, as two people state it for a conflict. */
    private static final String REASON_STATED = "NARR";

    private final PaymentBatches batches;
    private final Payments payments;
    private final PainMessages messages;
    private final BankReports reports;
    private final Claims claims;
    private final LockClaim lockClaim;
    private final ProvideBankAccount provideBankAccount;
    private final ConflictOfInterest conflictOfInterest;
    private final SpendFunds spendFunds;
    private final ClaimLog log;
    private final Outbox outbox;
    private final Event<PaymentSettled> settled;
    private final Event<DebtorsPaymentReturned> debtorsPaymentReturned;
    private final Audit audit;
    private final BusinessClock clock;

    SettlePayments(
            PaymentBatches batches,
            Payments payments,
            PainMessages messages,
            BankReports reports,
            Claims claims,
            LockClaim lockClaim,
            ProvideBankAccount provideBankAccount,
            ConflictOfInterest conflictOfInterest,
            SpendFunds spendFunds,
            ClaimLog log,
            Outbox outbox,
            Event<PaymentSettled> settled,
            Event<DebtorsPaymentReturned> debtorsPaymentReturned,
            Audit audit,
            BusinessClock clock) {
        this.batches = batches;
        this.payments = payments;
        this.messages = messages;
        this.reports = reports;
        this.claims = claims;
        this.lockClaim = lockClaim;
        this.provideBankAccount = provideBankAccount;
        this.conflictOfInterest = conflictOfInterest;
        this.spendFunds = spendFunds;
        this.log = log;
        this.outbox = outbox;
        this.settled = settled;
        this.debtorsPaymentReturned = debtorsPaymentReturned;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fired in the transaction in which the bank's answer about a claim's payment is recorded. */
    public record PaymentSettled(Claim claim, boolean paid) {}

    /** Fired in the transaction in which the bank has returned the payment of a claim whose money is being recovered. */
    public record DebtorsPaymentReturned(Claim claim, Payment payment, String caller) {}

    /**
     * The outcome of a report.
     *
     * @param pending payments that the bank has not settled yet
     * @param conflicts answers that contradict a payment settled earlier
     */
    public record Settled(int paid, int returned, int pending, int conflicts) {}

    /** @throws ProblemException 400 if the content is not a valid report on the batch; then none of it is applied */
    @Transactional
    public Settled settle(UUID batchId, byte[] content, String caller) {
        var batch = batches.lock(batchId);
        var all = payments.ofBatch(batchId);
        var report = BankReport.of(read(content), batch, all);
        var sha256 = DigestUtils.sha256Hex(content);
        return reports.find(batchId, report.messageId(), sha256).orElseGet(() -> {
            var outcome = settle(all, report, caller);
            reports.add(batchId, report.messageId(), sha256, caller, outcome);
            audit.record(
                    "take-bank-report",
                    "payment-batch",
                    batchId,
                    outcome.paid() + " paid, " + outcome.returned() + " returned");
            return outcome;
        });
    }

    private Settled settle(List<Payment> all, BankReport report, String caller) {
        var events = new ArrayList<Outbox.Event>();
        var answered = new ArrayList<PaymentSettled>();
        int paid = 0;
        int pending = 0;
        int conflicts = 0;
        for (var payment : all) {
            var answer = report.answerOf(payment);
            if (answer.status() != BankReport.Status.OPEN && !answer.isFor(payment.amount())) {
                addConflict(
                        payment,
                        payment.status() + " " + payment.amount() + " CNY",
                        answer.status() + " " + answer.amount());
                conflicts++;
                pending += payment.status() == Payment.Status.SENT ? 1 : 0;
                continue;
            }
            boolean isPaid = answer.status() == BankReport.Status.PAID;
            if (answer.status() == BankReport.Status.OPEN) {
                pending += payment.status() == Payment.Status.SENT ? 1 : 0;
            } else if (payment.status() == Payment.Status.SENT) {
                var claim = claims.lock(payment.claimId());
                events.add(isPaid ? pay(claim, payment, caller) : reject(claim, payment, answer.reason(), caller));
                answered.add(new PaymentSettled(claim, isPaid));
                paid += isPaid ? 1 : 0;
            } else if (isPaid != (payment.status() == Payment.Status.PAID)) {
                addConflict(payment, payment.status().name(), answer.status().name());
                conflicts++;
            }
        }
        // Consumers see the settlement before the events of observers that act on it.
        outbox.appendAll(events);
        answered.forEach(settled::fire);
        return new Settled(paid, answered.size() - paid, pending, conflicts);
    }

    /** Locks the claim, so that a batch that is closed meanwhile does not pay it. */
    private void addConflict(Payment payment, String known, String reported) {
        claims.lock(payment.claimId());
        reports.addConflict(payment, known, reported);
    }

    /**
     * Has a payment sent again that the bank has returned for a reason that is not the account's, without the claimant.
     *
     * @throws ProblemException 409 if the payment is not returned, a report of the bank contradicts that, or the claimant
     *     must name another account
     */
    @Transactional
    public Payment sendAgain(UUID paymentId, String caller) {
        var payment = payments.get(paymentId);
        var claim = claims.lock(payment.claimId());
        conflictOfInterest.refuse(claim.holderDigest(), caller);
        payments.getEntityManager().refresh(payment);
        var reason = payment.reasonCode().orElse(null);
        if (reason == null || !payments.isLatest(payment)) {
            throw SubsidyProblem.NOT_RETURNED.exception(payment.status());
        }
        if (ReturnReason.isOfTheAccount(reason)) {
            throw SubsidyProblem.ACCOUNT_WANTED.exception(reason);
        }
        if (provideBankAccount.awaitsCheck(claim)) {
            throw SubsidyProblem.ACCOUNT_UNCHECKED.exception();
        }
        reports.requireNoConflict(claim.id());
        var before = claim.status();
        claim.approveAgain();
        log.step(claim, before, caller, null);
        audit.record("send-payment-again", "payment", paymentId, reason);
        return payment;
    }

    /**
     * Records that the bank has returned a payment that it had reported as paid. The money is refunded and the claimant
     * must provide another account; if the money is being recovered, it repays the debt.
     *
     * @param reason the bank's reason code
     * @throws ProblemException 409 if the payment is not paid
     */
    @Transactional
    public Payment recordReturn(UUID paymentId, String reason, String caller) {
        var payment = payments.get(paymentId);
        var claim = lockClaim.lock(payment.claimId(), null);
        payments.getEntityManager().refresh(payment); // it may have changed before the claim was locked
        if (payment.status() != Payment.Status.PAID) {
            throw SubsidyProblem.NOT_PAID.exception(payment.status());
        }
        takeBack(claim, payment, reason, caller);
        settled.fire(new PaymentSettled(claim, false));
        audit.record("take-back-payment", "payment", paymentId, reason);
        return payment;
    }

    private void takeBackAsSettled(Claim claim, Payment payment, String caller) {
        if (claim.status() != ClaimStatus.PAID && claim.status() != ClaimStatus.IN_RECOVERY) {
            throw SubsidyProblem.CONFLICT_NOT_BOOKABLE.exception(payment.status(), claim.status());
        }
        takeBack(claim, payment, REASON_STATED, caller);
    }

    private void takeBack(Claim claim, Payment payment, String reason, String caller) {
        if (claim.status() == ClaimStatus.IN_RECOVERY) {
            payment.returned(reason, clock.instant());
            debtorsPaymentReturned.fire(new DebtorsPaymentReturned(claim, payment, caller));
            return;
        }
        spendFunds.refund(claim, payment.id());
        outbox.append(returned(claim, payment, reason, caller));
    }

    /** Books what has become of a payment as two people have cleared it up with the bank. The claim is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void book(Claim claim, UUID paymentId, BankConflict.Outcome outcome, String caller) {
        var payment = payments.get(paymentId);
        payments.getEntityManager().refresh(payment); // it may have changed before the claim was locked
        var known = payment.status();
        if (outcome == BankConflict.Outcome.PAID && known != Payment.Status.PAID) {
            outbox.append(
                    known == Payment.Status.SENT ? pay(claim, payment, caller) : payReturned(claim, payment, caller));
        } else if (outcome == BankConflict.Outcome.RETURNED && known == Payment.Status.SENT) {
            outbox.append(reject(claim, payment, REASON_STATED, caller));
        } else if (outcome == BankConflict.Outcome.RETURNED && known == Payment.Status.PAID) {
            takeBackAsSettled(claim, payment, caller);
        }
        settled.fire(new PaymentSettled(claim, claim.status() == ClaimStatus.PAID));
    }

    /** The claim has kept its money, so it takes the steps of a payment at once. */
    private Outbox.Event payReturned(Claim claim, Payment payment, String caller) {
        var before = claim.status();
        if (before != ClaimStatus.RETURNED_BY_BANK && before != ClaimStatus.APPROVED) {
            throw SubsidyProblem.CONFLICT_NOT_BOOKABLE.exception(payment.status(), before);
        }
        if (before == ClaimStatus.RETURNED_BY_BANK) {
            claim.approveAgain();
        }
        claim.sendToBank();
        spendFunds.payReturned(claim, payment.id());
        return paid(claim, payment, before, caller);
    }

    private Document read(byte[] content) {
        if (content == null || content.length == 0) {
            throw Violations.single("body", "is empty");
        }
        try {
            return messages.read(content);
        } catch (PainMessages.WrongMessageException e) {
            throw e.problem();
        }
    }

    private Outbox.Event pay(Claim claim, Payment payment, String caller) {
        spendFunds.pay(claim, payment.id());
        return paid(claim, payment, claim.status(), caller);
    }

    private Outbox.Event paid(Claim claim, Payment payment, ClaimStatus before, String caller) {
        var now = clock.instant();
        payment.paid(now);
        var event = claim.paid(clock.today(), now);
        log.step(claim, before, caller, null);
        return new Outbox.Event(SubsidyPaidV1.TYPE, claim.personId(), event);
    }

    private Outbox.Event reject(Claim claim, Payment payment, String reason, String caller) {
        spendFunds.reject(claim, payment.id());
        return returned(claim, payment, reason, caller);
    }

    private Outbox.Event returned(Claim claim, Payment payment, String reason, String caller) {
        var before = claim.status();
        var now = clock.instant();
        payment.returned(reason, now);
        var event = claim.returnedByBank(reason, now);
        log.step(claim, before, caller, reason);
        return new Outbox.Event(SubsidyReturnedV1.TYPE, claim.personId(), event);
    }
}
