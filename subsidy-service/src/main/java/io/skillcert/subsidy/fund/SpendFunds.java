package io.skillcert.subsidy.fund;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.security.Caller;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.MakeClaim;
import io.skillcert.subsidy.ledger.Ledger;
import io.skillcert.subsidy.ledger.LedgerAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Moves the money of funds, each time with a transfer in the ledger. Claims that await funds are admitted first come,
 * first served: a later claim never overtakes an earlier one, even if there is money for it alone.
 */
@ApplicationScoped
public class SpendFunds {

    private static final int BATCH_SIZE = 200;

    private final Funds funds;
    private final Claims claims;
    private final ClaimLog log;
    private final Ledger ledger;
    private final Audit audit;
    private final BusinessClock clock;

    SpendFunds(Funds funds, Claims claims, ClaimLog log, Ledger ledger, Audit audit, BusinessClock clock) {
        this.funds = funds;
        this.claims = claims;
        this.log = log;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a year's fund of a line and admits claims that await it.
     *
     * @throws ProblemException 409 if the fund was opened before
     */
    @Transactional
    public Fund open(int year, AwardKind line, Yuan amount) {
        var fund = funds.lock(year, line);
        if (fund.isOpen()) {
            throw SubsidyProblem.FUND_EXISTS.exception(line, year, fund.id());
        }
        return appropriate(fund, amount);
    }

    /**
     * Changes the total of a fund and admits claims that await it.
     *
     * @throws ProblemException 409 if the total would be less than what is encumbered and spent
     */
    @Transactional
    public Fund appropriate(UUID id, Yuan amount, String ifMatch) {
        var fund = funds.lock(funds.get(id).id());
        ETags.require(ifMatch, fund.version());
        return appropriate(fund, amount);
    }

    private Fund appropriate(Fund fund, Yuan amount) {
        var before = fund.appropriated();
        var committed = fund.encumbered().plus(fund.spent());
        if (amount.compareTo(committed) < 0) {
            throw SubsidyProblem.FUND_TOO_SMALL.exception(committed);
        }
        fund.appropriate(amount);
        int more = amount.compareTo(before);
        if (more > 0) {
            ledger.transfer(LedgerAct.APPROPRIATE, fund.id(), null, null, amount.minus(before));
        } else if (more < 0) {
            ledger.transfer(LedgerAct.CUT, fund.id(), null, null, before.minus(amount));
        }
        audit.record("appropriate", "fund", fund.id(), null);
        funds.flush();
        if (fund.year() == clock.today().getYear()) {
            admitWaiting(fund);
        }
        funds.flush();
        return fund;
    }

    /** Requests funds for an approved claim. It is admitted at once unless other claims wait before it. */
    public void request(Claim claim) {
        claims.flush();
        admitWaiting(claim.kind());
    }

    List<AwardKind> linesToAdmit(int limit) {
        return funds.linesToAdmit(clock.today().getYear(), limit);
    }

    /** Admits claims that await this year's fund of a line, as far as its money goes. */
    void admitWaiting(AwardKind line) {
        admitWaiting(funds.lock(clock.today().getYear(), line));
    }

    private void admitWaiting(Fund fund) {
        for (var claim : claims.lockWaiting(fund.line(), BATCH_SIZE)) {
            if (!fund.canEncumber(claim.amount())) {
                break;
            }
            var before = claim.status();
            fund.encumber(claim.amount());
            claim.setAside(fund.id());
            ledger.transfer(LedgerAct.APPROVE, fund.id(), claim.id(), null, claim.amount());
            log.step(claim, before, Caller.SERVICE, null);
        }
        claims.flush();
    }

    /** Releases the money of a claim that its claimant withdraws after the bank has returned its payment. */
    void onWithdrawn(@Observes MakeClaim.ClaimWithdrawn withdrawn) {
        if (withdrawn.claim().fundId().isPresent()) {
            release(withdrawn.claim());
        }
    }

    /** Releases the money of an approved claim that is stopped. Call it while the claim still names its fund. */
    public void release(Claim claim) {
        lockFundOf(claim).release(claim.amount());
        transfer(LedgerAct.RELEASE, claim, null, claim.amount());
    }

    /** Records that a payment was sent to the bank. */
    public void send(Claim claim, UUID payment) {
        transfer(LedgerAct.SEND, claim, payment, claim.amount());
    }

    /** Spends the encumbered money: the bank has paid. */
    public void pay(Claim claim, UUID payment) {
        lockFundOf(claim).spend(claim.amount());
        transfer(LedgerAct.PAY, claim, payment, claim.amount());
    }

    /** Spends the encumbered money of a returned payment that the bank has settled after all. */
    public void payReturned(Claim claim, UUID payment) {
        lockFundOf(claim).spend(claim.amount());
        transfer(LedgerAct.PAY_RETURNED, claim, payment, claim.amount());
    }

    /** Keeps the money encumbered for the next payment: the bank has rejected this one (SUB-13). */
    public void reject(Claim claim, UUID payment) {
        transfer(LedgerAct.REJECT, claim, payment, claim.amount());
    }

    /** Encumbers spent money again for the next payment: the bank has returned this one. */
    public void refund(Claim claim, UUID payment) {
        lockFundOf(claim).refund(claim.amount());
        transfer(LedgerAct.TAKE_BACK, claim, payment, claim.amount());
    }

    /** Records that the paid amount is to be recovered (SUB-14). */
    public void recover(Claim claim) {
        transfer(LedgerAct.RECOVER, claim, null, claim.amount());
    }

    /** Records a repayment. It goes to the treasury, not back into the fund. */
    public void repay(Claim claim, Yuan amount) {
        transfer(LedgerAct.REPAY, claim, null, amount);
    }

    private Fund lockFundOf(Claim claim) {
        return funds.lock(fundOf(claim));
    }

    private void transfer(LedgerAct act, Claim claim, UUID payment, Yuan amount) {
        ledger.transfer(act, fundOf(claim), claim.id(), payment, amount);
    }

    private static UUID fundOf(Claim claim) {
        return claim.fundId().orElseThrow();
    }
}
