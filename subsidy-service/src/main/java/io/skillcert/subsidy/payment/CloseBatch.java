package io.skillcert.subsidy.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.WorkingDays;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimDuties;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.fund.SpendFunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Closes a payment batch: every claim that is payable today goes into one file for the bank, in one transaction. Claims
 * that a concurrent batch has locked are left to that batch, those in which the caller has another duty to somebody else.
 */
@ApplicationScoped
public class CloseBatch {

    /** Approved, out of public notice and without an open objection (SUB-12), its certificate not revoked (SUB-14). */
    private static final String PAYABLE =
            """
            select c.id from claim c
            join entitlement e using (certificate_number)
            where c.status = 'APPROVED' and e.revoked_on is null
              and not exists (select from public_notice n
                              where n.claim_id = c.id and not n.ended and n.shown_until >= :today)
              and not exists (select from objection o where o.claim_id = c.id and o.outcome is null)
              and not exists (select from claim_duty d
                              where d.claim_id = c.id and d.account = :caller and d.duty <> 'PAY')
            order by c.approved_at, c.id
            limit :limit
            for no key update of c skip locked
            """;

    private final Claims claims;
    private final Payments payments;
    private final PaymentBatches batches;
    private final CreditTransferFile file;
    private final ClaimContentCipher contentCipher;
    private final SpendFunds spendFunds;
    private final ClaimDuties duties;
    private final ClaimLog log;
    private final FieldCipher cipher;
    private final WorkingDays workingDays;
    private final PaymentConfig config;
    private final Audit audit;
    private final BusinessClock clock;

    CloseBatch(
            Claims claims,
            Payments payments,
            PaymentBatches batches,
            CreditTransferFile file,
            ClaimContentCipher contentCipher,
            SpendFunds spendFunds,
            ClaimDuties duties,
            ClaimLog log,
            FieldCipher cipher,
            WorkingDays workingDays,
            PaymentConfig config,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.payments = payments;
        this.batches = batches;
        this.file = file;
        this.contentCipher = contentCipher;
        this.spendFunds = spendFunds;
        this.duties = duties;
        this.log = log;
        this.cipher = cipher;
        this.workingDays = workingDays;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 409 if no claim is payable */
    @Transactional
    public PaymentBatch close(String caller) {
        var payable = payable(caller);
        if (payable.isEmpty()) {
            throw SubsidyProblem.NOTHING_TO_PAY.exception();
        }
        duties.take(payable.stream().map(Claim::id).toList(), caller, ClaimDuties.Duty.PAY);
        var batchId = Ids.next();
        var sent = new ArrayList<Payment>();
        var transfers = new ArrayList<CreditTransferFile.Transfer>();
        for (var claim : payable) {
            var content = contentCipher.contentOf(claim);
            var account = content.account().orElseThrow();
            var id = Ids.next();
            var encrypted = cipher.encrypt(account.number(), FieldCipher.place("payment", "encrypted_account", id));
            sent.add(new Payment(id, claim, batchId, account.bankCode(), encrypted));
            transfers.add(transfer(id, claim, content));
        }
        var order =
                new CreditTransferFile.Order(batchId, clock.instant(), workingDays.onOrAfter(clock.today()), transfers);
        var batch = batch(order, caller);
        batches.persistAndFlush(batch);
        payments.persist(sent);
        payments.flush();
        for (int i = 0; i < payable.size(); i++) {
            send(payable.get(i), sent.get(i), caller);
        }
        audit.record("close-payment-batch", "payment-batch", batchId, sent.size() + " payments");
        return batch;
    }

    private List<Claim> payable(String caller) {
        List<UUID> ids = claims.getSession()
                .createNativeQuery(PAYABLE, UUID.class)
                .setParameter("today", clock.today())
                .setParameter("caller", caller)
                .setParameter("limit", config.batchSize())
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : claims.list("any_of(id, ?1) order by approvedAt, id", (Object) ids.toArray(UUID[]::new));
    }

    private static CreditTransferFile.Transfer transfer(UUID payment, Claim claim, ClaimContent content) {
        var account = content.account().orElseThrow();
        return new CreditTransferFile.Transfer(
                payment, claim.amount(), content.name().orElseThrow(), account.bankCode(), account.number());
    }

    private PaymentBatch batch(CreditTransferFile.Order order, String caller) {
        var content = file.write(order);
        var encrypted = cipher.encrypt(content, PaymentBatches.place(order.batchId()));
        return new PaymentBatch(order, caller, encrypted, DigestUtils.sha256Hex(content));
    }

    private void send(Claim claim, Payment payment, String caller) {
        var before = claim.status();
        claim.sendToBank();
        spendFunds.send(claim, payment.id());
        log.step(claim, before, caller, null);
    }
}
