package io.skillcert.subsidy.claim;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.claim.policy.BankCode;
import io.skillcert.subsidy.claim.policy.PayoutRules.AccountFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Checks what a claimant states: complete (guide §6.2), and an account that may be paid to (SUB-13). */
@ApplicationScoped
public class CheckContent {

    private final PayoutParameterSource payout;

    CheckContent(PayoutParameterSource payout) {
        this.payout = payout;
    }

    /**
     * Checks the content of a claim.
     *
     * @param complete whether nothing may be missing, as in a claim that is submitted
     * @throws io.skillcert.http.problem.ProblemException 400 naming each field that is missing or wrong
     */
    void check(ClaimContent content, boolean complete, LocalDate today) {
        var violations = new Violations();
        if (complete) {
            violations
                    .addIf(content.name().isEmpty(), "name", "must not be null")
                    .addIf(content.account().isEmpty(), "bankAccount", "must not be null")
                    .addIf(!content.formSigned(), "formSigned", "the application form must be signed");
        }
        content.account().ifPresent(account -> check(account, content.statesOwnAccount(), today, violations));
        violations.throwIfAny();
    }

    /**
     * Checks an account by its bank code and by SUB-13. An owner that is not known yet is no violation.
     *
     * @param isClaimants whether the claimant has stated that the account is their own
     */
    void check(ClaimContent.Account account, Optional<Boolean> isClaimants, LocalDate today, Violations violations) {
        if (!BankCode.isOne(account.bankCode())) {
            violations.add("bankCode", "is not a bank code (联行号): 12 digits with a check digit");
            return;
        }
        var finding = payout.rules().account(new AccountFacts(isClaimants, account.bankCode()), today);
        violations.addIf(
                finding.verdict() == Verdict.NOT_MET,
                "bankCode",
                "is not of a bank in Shenzhen (" + finding.rule().code() + ")");
    }
}
