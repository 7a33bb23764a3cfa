package io.skillcert.subsidy.claim;

import io.skillcert.clock.BusinessClock;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/** Replaces the account of a claim whose payment the bank has returned (SUB-13). */
@ApplicationScoped
public class ProvideBankAccount {

    private static final Set<AccountEvidence.Source> SHOWN_ALONE =
            EnumSet.of(AccountEvidence.Source.LOGIN, AccountEvidence.Source.OFFICER);

    private final ClaimContentCipher contentCipher;
    private final CheckContent checkContent;
    private final AccountEvidence accountEvidence;
    private final AccountChecks checks;
    private final ClaimLog log;
    private final BusinessClock clock;

    ProvideBankAccount(
            ClaimContentCipher contentCipher,
            CheckContent checkContent,
            AccountEvidence accountEvidence,
            AccountChecks checks,
            ClaimLog log,
            BusinessClock clock) {
        this.contentCipher = contentCipher;
        this.checkContent = checkContent;
        this.accountEvidence = accountEvidence;
        this.checks = checks;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Whether a returned claim has another account that no officer has found to be the claimant's own. One for which the
     * login vouches needs no officer.
     */
    public boolean awaitsCheck(Claim claim) {
        return claim.status() == ClaimStatus.RETURNED_BY_BANK
                && claim.accountChangedAt()
                        .filter(at -> !at.isBefore(log.lastAt(claim.id())))
                        .isPresent()
                && accountEvidence.sourceOf(claim).filter(SHOWN_ALONE::contains).isEmpty();
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
        claim.accountChanged(claim.isAccountVerified(), since(claim));
        if (accountEvidence.sourceOf(claim).isEmpty()) {
            throw SubsidyProblem.ACCOUNT_NOT_SHOWN.exception();
        }
    }

    /** Documents from before the return, or from before an officer has refused an account, show nothing. */
    private Instant since(Claim claim) {
        var returned = log.lastAt(claim.id());
        return checks.lastAt(claim.id())
                .map(at -> at.plus(1, ChronoUnit.MICROS))
                .filter(returned::isBefore)
                .orElse(returned);
    }
}
