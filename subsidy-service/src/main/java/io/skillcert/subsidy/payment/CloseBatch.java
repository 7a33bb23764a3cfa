package io.skillcert.subsidy.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.messaging.EventEpochs;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.WorkingDays;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimDuties;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.fund.SpendFunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Closes a payment batch: every claim that is payable today goes into one file for the bank, in one transaction. Claims
 * that a concurrent batch has locked are left to that batch, those in which the caller has another duty to somebody else.
 */
@ApplicationScoped
public class CloseBatch {

    private static final String SUBJECT = "payment-batch";

    /**
     * Approved, out of public notice and without an open objection (SUB-12), its certificate not revoked (SUB-14), not paid
     * already as far as the bank's reports agree and the service itself has published, and no event about the person waits
     * to be handled, which may revoke it.
     */
    private static final String PAYABLE =
            """
            select c.id from claim c
            join entitlement e using (certificate_number)
            where c.status = 'APPROVED' and e.revoked_on is null
              and not exists (select from public_notice n
                              where n.claim_id = c.id and not n.ended and n.shown_until >= :today)
              and not exists (select from objection o where o.claim_id = c.id and o.outcome is null)
              and not exists (select from published_payment p where p.certificate_number = c.certificate_number)
              and not exists (select from bank_conflict b join payment p on p.id = b.payment_id
                              where p.claim_id = c.id and b.settled_by is null)
              and not exists (select from parked_event pe where pe.event_key = e.person_id::text
                                and pe.ended_at is null and pe.cause <> 'FORGED')
              and not exists (select from claim_duty d
                              where d.claim_id = c.id and d.account = :caller and d.duty <> 'PAY')
              and not exists (select from entitlement_account a
                              where a.entitlement_id = e.id and a.account_digest = any(:digests))
              and not exists (select from holder_account h
                              where h.holder_digest = e.holder_digest and h.account_digest = any(:digests))
              and not exists (select from register_answer r
                              where r.holder_digest = c.holder_digest and r.source = 'OFFICER' and r.holds is not null
                                and r.recorded_by = :caller
                                and not exists (select from register_answer later
                                                where later.holder_digest = r.holder_digest and later.basis = r.basis
                                                  and later.seq > r.seq))
            order by c.approved_at, c.id
            limit :limit
            for no key update of c skip locked
            """;

    private final Claims claims;
    private final Payments payments;
    private final PaymentBatches batches;
    private final PaymentFiles files;
    private final ClaimContentCipher contentCipher;
    private final SpendFunds spendFunds;
    private final ClaimDuties duties;
    private final ClaimLog log;
    private final FieldCipher cipher;
    private final AccountDigests accounts;
    private final WorkingDays workingDays;
    private final PaymentConfig config;
    private final EventEpochs epochs;
    private final Audit audit;
    private final BusinessClock clock;

    CloseBatch(
            Claims claims,
            Payments payments,
            PaymentBatches batches,
            PaymentFiles files,
            ClaimContentCipher contentCipher,
            SpendFunds spendFunds,
            ClaimDuties duties,
            ClaimLog log,
            FieldCipher cipher,
            AccountDigests accounts,
            WorkingDays workingDays,
            PaymentConfig config,
            EventEpochs epochs,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.payments = payments;
        this.batches = batches;
        this.files = files;
        this.contentCipher = contentCipher;
        this.spendFunds = spendFunds;
        this.duties = duties;
        this.log = log;
        this.cipher = cipher;
        this.accounts = accounts;
        this.workingDays = workingDays;
        this.config = config;
        this.epochs = epochs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A closed batch.
     *
     * @param leftOut the claims that can't be written in a payment file; they stay approved until somebody corrects them
     */
    public record Closed(PaymentBatch batch, List<UUID> leftOut) {}

    /** @throws ProblemException 409 if no claim is payable; 503 in a restored database until it knows all published payments */
    @Transactional
    public Closed close(String caller) {
        epochs.requireBegun();
        var payable = new LinkedHashMap<UUID, Claim>();
        payable(caller).forEach(claim -> payable.put(Ids.next(), claim));
        if (payable.isEmpty()) {
            throw SubsidyProblem.NOTHING_TO_PAY.exception();
        }
        var transfers = payable.entrySet().stream()
                .map(payment -> transfer(payment.getKey(), payment.getValue()))
                .toList();
        var written = files.write(new CreditTransferFile.Order(
                Ids.next(), clock.instant(), workingDays.onOrAfter(clock.today()), transfers));
        var leftOut =
                written.leftOut().stream().map(payable::remove).map(Claim::id).toList();
        if (payable.isEmpty()) {
            throw SubsidyProblem.UNWRITABLE_PAYMENTS.exception(leftOut);
        }
        return new Closed(close(written, payable, leftOut, caller), leftOut);
    }

    private PaymentBatch close(
            PaymentFiles.Written written, Map<UUID, Claim> payable, List<UUID> leftOut, String caller) {
        var order = written.order();
        duties.take(payable.values().stream().map(Claim::id).toList(), caller, ClaimDuties.Duty.PAY);
        var encrypted = cipher.encrypt(written.content(), PaymentBatches.place(order.batchId()));
        var batch = new PaymentBatch(order, caller, encrypted, DigestUtils.sha256Hex(written.content()));
        batches.persistAndFlush(batch);
        payments.persist(order.transfers().stream()
                .map(transfer -> payment(transfer, payable.get(transfer.payment()), order.batchId())));
        payments.flush();
        payable.forEach((payment, claim) -> send(claim, payment, caller));
        audit.record("close-payment-batch", SUBJECT, order.batchId(), payable.size() + " payments");
        leftOut.forEach(claim -> audit.record("leave-out-of-payment-batch", "claim", claim, null));
        return batch;
    }

    private Payment payment(CreditTransferFile.Transfer transfer, Claim claim, UUID batchId) {
        var place = FieldCipher.place("payment", "encrypted_account", transfer.payment());
        var encrypted = cipher.encrypt(transfer.account(), place);
        return new Payment(transfer.payment(), claim, batchId, transfer.bankCode(), encrypted);
    }

    private List<Claim> payable(String caller) {
        var ids = new ArrayList<>(lockPayable(caller));
        // Objections and conflicts are added under the claim's lock but don't change it: those committed before it was
        // locked here are seen only by a second look.
        ids.retainAll(Set.copyOf(lockPayable(caller)));
        return ids.isEmpty()
                ? List.of()
                : claims.list("any_of(id, ?1) order by approvedAt, id", (Object) ids.toArray(UUID[]::new));
    }

    private List<UUID> lockPayable(String caller) {
        return claims.getSession()
                .createNativeQuery(PAYABLE, UUID.class)
                .setParameter("today", clock.today())
                .setParameter("caller", caller)
                .setParameter("digests", accounts.allOf(caller).toArray(String[]::new))
                .setParameter("limit", config.batchSize())
                .getResultList();
    }

    private CreditTransferFile.Transfer transfer(UUID payment, Claim claim) {
        var content = contentCipher.contentOf(claim);
        var account = content.account().orElseThrow();
        return new CreditTransferFile.Transfer(
                payment, claim.amount(), content.name().orElseThrow(), account.bankCode(), account.number());
    }

    private void send(Claim claim, UUID payment, String caller) {
        var before = claim.status();
        claim.sendToBank();
        spendFunds.send(claim, payment);
        log.step(claim, before, caller, null);
    }
}
