package io.skillcert.subsidy.claim;

import io.skillcert.http.FindingView;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.claim.policy.BankCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Locale;

/** Checks that the content of a claim is complete (§6.2) and that its account may be paid to (SUB-13). */
@ApplicationScoped
class CheckContent {

    private static final String BANK_CODE = "bankCode";

    private final PayoutParameterSource policy;

    CheckContent(PayoutParameterSource policy) {
        this.policy = policy;
    }

    /**
     * Checks all fields of a claim.
     *
     * @param complete whether no field may be missing, as in a claim that is submitted
     * @throws ProblemException 400 naming each field that is missing or wrong
     */
    void check(ClaimContent content, boolean complete, LocalDate today) {
        var violations = new Violations();
        if (complete) {
            violations
                    .addIf(content.name().isEmpty(), "name", "must not be blank")
                    .addIf(content.account().isEmpty(), "bankCode", "must not be null, together with bankAccount")
                    .addIf(!content.formSigned(), "formSigned", "the application form must be signed");
        }
        content.account().ifPresent(account -> check(account, today, violations));
        violations.throwIfAny();
    }

    /** @throws ProblemException 400 if the bank code is malformed or the account is not one that may be paid to */
    void check(ClaimContent.Account account, LocalDate today) {
        var violations = new Violations();
        check(account, today, violations);
        violations.throwIfAny();
    }

    private void check(ClaimContent.Account account, LocalDate today, Violations violations) {
        if (!BankCode.isValid(account.bankCode())) {
            violations.add(BANK_CODE, "is not a bank code (联行号): 12 digits with a check digit");
            return;
        }
        var finding = policy.rules().account(account.asStated(), today);
        if (finding.verdict() != Verdict.MET) {
            violations.add(BANK_CODE, explain(finding));
        }
    }

    private static String explain(Finding finding) {
        return "%s (%s: %s, %s)"
                .formatted(
                        FindingView.of(finding, Locale.ENGLISH).message(),
                        finding.rule().code(),
                        finding.citation().document(),
                        finding.citation().article());
    }
}
