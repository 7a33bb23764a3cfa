package io.skillcert.subsidy.claim;

import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.subsidy.AccountFacts;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.claim.policy.BankCode;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a claim as the claimant states it (§6.2). It is stored encrypted.
 *
 * @param document the identity document, which must be the certificate holder's
 * @param name the name on the account
 * @param account empty in a draft
 * @param bases the bases that are stated, each with its evidence or an empty text
 * @param formSigned whether the application form (申请表) is signed
 */
public record ClaimContent(
        IdentityDocument document,
        Optional<String> name,
        Optional<Account> account,
        Map<Basis, String> bases,
        boolean formSigned) {

    public ClaimContent {
        bases = Map.copyOf(bases);
    }

    /**
     * The account that the claimant gives as their own.
     *
     * @param bankCode the bank's code (联行号)
     */
    public record Account(String bankCode, String number) {
        /** The facts of the account as the claimant states it: their own. */
        AccountFacts asStated() {
            return new AccountFacts(
                    Optional.of(true),
                    Optional.of(true),
                    BankCode.cityOf(bankCode).orElse(""));
        }
    }

    /** The same content with another account. */
    ClaimContent with(Account other) {
        return new ClaimContent(document, name, Optional.of(other), bases, formSigned);
    }
}
