package io.skillcert.subsidy.fund;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.ledger.Ledger;
import io.skillcert.subsidy.ledger.LedgerAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Every move of a fund's money, each with its transfer in the ledger. Who asks for money when there is none, or when
 * somebody waits already, waits too: first come, first served.
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
     * A year's money for a line; whoever waits is admitted at once.
     *
     * @throws ProblemException 409 if it was appropriated before
     */
    @Transactional
    public Fund open(int year, AwardKind line, Yuan amount) {
        var fund = funds.lock(year, line);
        if (fund.isOpen()) {
            throw new ProblemException(
                    409, "fund-exists", "The fund " + line + " of " + year + " is there already: " + fund.id() + ".");
        }
        return appropriate(fund, amount);
    }

    /**
     * Sets what the fund has in all; whoever waits is admitted at once.
     *
     * @throws ProblemException 409 below what is set aside and spent
     */
    @Transactional
    public Fund appropriate(UUID id, Yuan amount, String ifMatch) {
        var fund = funds.lock(funds.get(id).id());
        ETags.require(ifMatch, fund.version());
        return appropriate(fund, amount);
    }

    private Fund appropriate(Fund fund, Yuan amount) {
        var before = fund.appropriated();
        if (amount.compareTo(fund.encumbered().plus(fund.spent())) < 0) {
            throw new ProblemException(
                    409,
                    "fund-too-small",
                    fund.encumbered().plus(fund.spent()) + " yuan of it are set aside or spent already.");
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

    /** The claim is approved and awaits funds: it gets them, unless somebody waits before it. */
    public void askFor(Claim claim) {
        var fund = funds.lock(clock.today().getYear(), claim.kind());
        claims.flush();
        admitWaiting(fund);
    }

    /** Whoever waits for money of this line, as far as it goes. */
    @Transactional
    public boolean admitWaiting(AwardKind line) {
        if (!claims.isAnyWaiting(line)) {
            return false;
        }
        return admitWaiting(funds.lock(clock.today().getYear(), line)) == BATCH_SIZE;
    }

    private int admitWaiting(Fund fund) {
        int admitted = 0;
        for (var claim : claims.lockWaiting(fund.line(), BATCH_SIZE)) {
            if (!fund.hasRoomFor(claim.amount())) {
                break;
            }
            var before = claim.status();
            fund.setAside(claim.amount());
            claim.setAside(fund.id());
            ledger.transfer(LedgerAct.APPROVE, fund.id(), claim.id(), null, claim.amount());
            log.step(claim, before, "service", null);
            admitted++;
        }
        claims.flush();
        return admitted;
    }

    /** An approved claim is stopped: its money is free again. Before the claim lets go of its fund. */
    public void release(Claim claim) {
        var fund = funds.lock(claim.fundId().orElseThrow());
        fund.release(claim.amount());
        ledger.transfer(LedgerAct.RELEASE, fund.id(), claim.id(), null, claim.amount());
    }

    /** The bank has it. */
    public void send(Claim claim, UUID payment) {
        ledger.transfer(LedgerAct.SEND, claim.fundId().orElseThrow(), claim.id(), payment, claim.amount());
    }

    public void pay(Claim claim, UUID payment) {
        var fund = funds.lock(claim.fundId().orElseThrow());
        fund.spend(claim.amount());
        ledger.transfer(LedgerAct.PAY, fund.id(), claim.id(), payment, claim.amount());
    }

    /** The bank has not paid it: it is released (SUB-13). */
    public void reject(Claim claim, UUID payment) {
        var fund = funds.lock(claim.fundId().orElseThrow());
        fund.release(claim.amount());
        ledger.transfer(LedgerAct.REJECT, fund.id(), claim.id(), payment, claim.amount());
    }

    /** The bank has given paid money back: it is there again. */
    public void takeBack(Claim claim, UUID payment) {
        var fund = funds.lock(claim.fundId().orElseThrow());
        fund.takeBack(claim.amount());
        ledger.transfer(LedgerAct.TAKE_BACK, fund.id(), claim.id(), payment, claim.amount());
    }

    /** SUB-14: what was paid is asked back. */
    public void recover(Claim claim) {
        ledger.transfer(LedgerAct.RECOVER, claim.fundId().orElseThrow(), claim.id(), null, claim.amount());
    }

    /** It goes to the treasury, not back into the fund. */
    public void repay(Claim claim, Yuan amount) {
        ledger.transfer(LedgerAct.REPAY, claim.fundId().orElseThrow(), claim.id(), null, amount);
    }
}
