package io.skillcert.subsidy.claim;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.claim.policy.BankCode;
import io.skillcert.subsidy.claim.policy.PayoutRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** Whether what a claimant says can be taken: whole (§6.2), and the account one that may be paid to (SUB-13). */
@ApplicationScoped
public class CheckContent {

    private final PayoutParameterSource policy;

    CheckContent(PayoutParameterSource policy) {
        this.policy = policy;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming each field that is missing or wrong */
    void check(ClaimContent content, boolean whole, LocalDate today) {
        var violations = new Violations();
        if (whole) {
            violations
                    .addIf(content.name().isEmpty(), "name", "must not be null")
                    .addIf(content.account().isEmpty(), "bankAccount", "must not be null")
                    .addIf(!content.formSigned(), "formSigned", "the application form must be signed");
        }
        content.account().ifPresent(account -> check(account.bankCode(), today, violations));
        violations.throwIfAny();
    }

    /** SUB-13: the code is one, and the bank is in Shenzhen. */
    void check(String bankCode, LocalDate today, Violations violations) {
        if (!BankCode.isOne(bankCode)) {
            violations.add("bankCode", "is not a bank code (联行号): 12 digits with a check digit");
        } else {
            var facts = new PayoutRules.AccountFacts(Optional.of(true), bankCode);
            violations.addIf(
                    policy.rules().account(facts, today).verdict() != Verdict.MET,
                    "bankCode",
                    "is not of a bank in Shenzhen (SUB-13)");
        }
    }
}
