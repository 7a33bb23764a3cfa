package io.skillcert.subsidy.payment;

import io.skillcert.http.ETags;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.ProvideBankAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A returned payment asks for another account, and goes into a later batch; decision, money and place stay (SUB-13). */
@ApplicationScoped
public class ChangeAccount {

    private final Claims claims;
    private final ProvideBankAccount provideBankAccount;
    private final ClaimLog log;

    ChangeAccount(Claims claims, ProvideBankAccount provideBankAccount, ClaimLog log) {
        this.claims = claims;
        this.provideBankAccount = provideBankAccount;
        this.log = log;
    }

    @Transactional
    public Claim change(UUID id, String ifMatch, ClaimContent.Account account, String caller) {
        claims.keyOf(id, caller);
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        var before = claim.status();
        provideBankAccount.provide(claim, account);
        claim.approveAgain();
        log.step(claim, before, caller, null);
        claims.flush();
        return claim;
    }
}
