package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;

/** Replaces the account of a claim whose payment the bank has returned (SUB-13). */
@ApplicationScoped
public class ProvideBankAccount {

    private final ClaimContentCipher contentCipher;
    private final CheckContent checkContent;
    private final AccountEvidence accountEvidence;
    private final ClaimLog log;
    private final BusinessClock clock;

    ProvideBankAccount(
            ClaimContentCipher contentCipher,
            CheckContent checkContent,
            AccountEvidence accountEvidence,
            ClaimLog log,
            BusinessClock clock) {
        this.contentCipher = contentCipher;
        this.checkContent = checkContent;
        this.accountEvidence = accountEvidence;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The account must be shown by a document that was uploaded since the return, or by the login.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if no other account is awaited or nothing shows it, 400 if it
     *     can't be paid to
     */
    public void provide(Claim claim, ClaimContent.Account account) {
        if (claim.status() != ClaimStatus.RETURNED_BY_BANK) {
            throw SubsidyProblem.NO_ACCOUNT_WANTED.exception(claim.status());
        }
        checkContent.check(account, clock.today());
        contentCipher.encrypt(claim, contentCipher.contentOf(claim).with(account));
        claim.accountChanged(claim.isAccountVerified(), log.lastAt(claim.id()));
        if (accountEvidence.sourceOf(claim).isEmpty()) {
            throw SubsidyProblem.ACCOUNT_NOT_SHOWN.exception();
        }
    }
}
