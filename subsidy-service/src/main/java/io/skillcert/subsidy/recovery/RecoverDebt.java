package io.skillcert.subsidy.recovery;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.payment.SettlePayments.DebtorsPaymentReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Records repayments of a debt. Once it is repaid in full, the award no longer counts. */
@ApplicationScoped
public class RecoverDebt {

    private final Debts debts;
    private final Claims claims;
    private final Awards awards;
    private final SpendFunds spendFunds;
    private final ClaimLog log;
    private final Audit audit;
    private final BusinessClock clock;

    RecoverDebt(
            Debts debts,
            Claims claims,
            Awards awards,
            SpendFunds spendFunds,
            ClaimLog log,
            Audit audit,
            BusinessClock clock) {
        this.debts = debts;
        this.claims = claims;
        this.awards = awards;
        this.spendFunds = spendFunds;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a repayment.
     *
     * @param reference the reference of the receipt, unique among repayments
     * @throws io.skillcert.http.problem.ProblemException 409 if it is more than is owed, or the receipt was recorded before
     */
    @Transactional
    public Debt repay(UUID claimId, Yuan amount, String reference, String caller) {
        awards.lock(claims.keyOf(claimId, null).holderDigest());
        var claim = claims.lock(claimId);
        var debt = debts.lock(claimId);
        repay(claim, debt, amount, reference, caller);
        return debt;
    }

    /**
     * Books money that the bank has returned as a repayment. What is more than the open debt is due to the holder, who has
     * repaid a part already: it stays at the bank and the audit log names it.
     */
    void onReturned(@Observes DebtorsPaymentReturned returned) {
        var claim = returned.claim();
        var debt = debts.lock(claim.id());
        var open = debt.open();
        repay(claim, debt, open, returned.payment().endToEndId(), returned.caller());
        if (open.compareTo(debt.amount()) < 0) {
            audit.record(
                    "owe-surplus",
                    "claim",
                    claim.id(),
                    debt.amount().minus(open).toString());
        }
    }

    private void repay(Claim claim, Debt debt, Yuan amount, String reference, String caller) {
        debt.repay(amount);
        var isNew = debts.getEntityManager()
                .createNativeQuery("insert into repayment (id, claim_id, amount, reference, received_on, recorded_by)"
                        + " values (:id, :claim, :amount, :reference, :on, :by) on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("claim", claim.id())
                .setParameter("amount", amount.amount())
                .setParameter("reference", reference)
                .setParameter("on", clock.today())
                .setParameter("by", caller)
                .executeUpdate();
        if (isNew == 0) {
            throw SubsidyProblem.REPAYMENT_KNOWN.exception(reference);
        }
        spendFunds.repay(claim, amount);
        if (debt.open().equals(Yuan.ZERO)) {
            var before = claim.status();
            claim.recovered();
            awards.release(claim.id());
            log.step(claim, before, caller, null);
        }
        audit.record("repay", "claim", claim.id(), null);
        debts.flush();
    }
}
