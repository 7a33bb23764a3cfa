package io.skillcert.subsidy.payment;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.ProvideBankAccount;
import io.skillcert.subsidy.fund.SpendFunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A returned payment asks for another account, and goes into a later batch; the decision stands (SUB-13). */
@ApplicationScoped
public class ChangeAccount {

    private final Claims claims;
    private final ProvideBankAccount provideBankAccount;
    private final SpendFunds spendFunds;
    private final ClaimLog log;
    private final BusinessClock clock;

    ChangeAccount(
            Claims claims,
            ProvideBankAccount provideBankAccount,
            SpendFunds spendFunds,
            ClaimLog log,
            BusinessClock clock) {
        this.claims = claims;
        this.provideBankAccount = provideBankAccount;
        this.spendFunds = spendFunds;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    public Claim change(UUID id, String ifMatch, ClaimContent.Account account, String caller) {
        claims.keyOf(id, caller);
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        var before = claim.status();
        provideBankAccount.provide(claim, account);
        claim.requestFundsAgain(clock.instant());
        log.step(claim, before, caller, null);
        spendFunds.request(claim);
        claims.flush();
        return claim;
    }
}
