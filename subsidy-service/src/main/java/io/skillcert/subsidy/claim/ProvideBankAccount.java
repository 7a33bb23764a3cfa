package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;

/** Another account, while a returned payment waits for one (SUB-13). */
@ApplicationScoped
public class ProvideBankAccount {

    private final ClaimContentCipher contentCipher;
    private final CheckContent checkContent;
    private final BusinessClock clock;

    ProvideBankAccount(ClaimContentCipher contentCipher, CheckContent checkContent, BusinessClock clock) {
        this.contentCipher = contentCipher;
        this.checkContent = checkContent;
        this.clock = clock;
    }

    public void name(Claim claim, ClaimContent.Account account) {
        if (claim.status() != ClaimStatus.RETURNED_BY_BANK) {
            throw ClaimProblems.wantsNoAccount(claim.status());
        }
        var violations = new Violations();
        checkContent.check(account.bankCode(), clock.today(), violations);
        violations.throwIfAny();
        contentCipher.say(claim, contentCipher.contentOf(claim).with(account));
    }
}
