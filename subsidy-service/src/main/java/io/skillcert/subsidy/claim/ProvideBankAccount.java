package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;

/** Replaces the bank account of a claim whose payment the bank has returned (SUB-13). */
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

    /**
     * Replaces the account of a claim.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 unless the bank has returned the payment, 400 if the account is wrong
     */
    public void provide(Claim claim, ClaimContent.Account account) {
        if (claim.status() != ClaimStatus.RETURNED_BY_BANK) {
            throw ClaimProblems.wantsNoAccount(claim.status());
        }
        var content = contentCipher.contentOf(claim).with(account);
        var violations = new Violations();
        checkContent.check(account, content.statesOwnAccount(), clock.today(), violations);
        violations.throwIfAny();
        contentCipher.encrypt(claim, content);
    }
}
