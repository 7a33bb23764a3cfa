package io.skillcert.subsidy.payment;

import io.skillcert.audit.Audit;
import io.skillcert.http.ETags;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.ProvideBankAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * A returned payment asks for another account and goes into a later batch once an officer has checked the account, or at once
 * if the login vouches for it. Decision, money and place stay (SUB-13).
 */
@ApplicationScoped
public class ChangeAccount {

    private final Claims claims;
    private final ProvideBankAccount provideBankAccount;
    private final ClaimLog log;
    private final Audit audit;

    ChangeAccount(Claims claims, ProvideBankAccount provideBankAccount, ClaimLog log, Audit audit) {
        this.claims = claims;
        this.provideBankAccount = provideBankAccount;
        this.log = log;
        this.audit = audit;
    }

    @Transactional
    public Claim change(UUID id, String ifMatch, ClaimContent.Account account, String caller) {
        claims.keyOf(id, caller);
        var claim = claims.lock(id);
        ETags.require(ifMatch, claim.version());
        var before = claim.status();
        provideBankAccount.provide(claim, account);
        audit.record("provide-account", "claim", id, null);
        if (!provideBankAccount.awaitsCheck(claim)) {
            claim.approveAgain();
            log.step(claim, before, caller, null);
        }
        claims.flush();
        return claim;
    }
}
