package io.skillcert.subsidy.claim;

import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.assessment.policy.Basis;
import java.util.Map;
import java.util.Optional;

/**
 * What a claimant says (§6.2): in clear here, sealed in the table.
 *
 * @param document matched to the certificate's holder
 * @param name as on the account, for the bank
 * @param account the claimant's own at a bank in Shenzhen (SUB-13); empty in a draft
 * @param bases which of them are stated, each with its evidence or an empty text
 * @param formSigned the application form (申请表) is signed
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

    /** @param bankCode CNAPS (联行号), 12 digits, checked */
    public record Account(String bankCode, String number) {}

    /** Whether the claimant states that the account is their own, which the signed form does; empty before it is signed. */
    Optional<Boolean> statesOwnAccount() {
        return formSigned ? Optional.of(true) : Optional.empty();
    }

    /** The same content with another account. */
    ClaimContent with(Account other) {
        return new ClaimContent(document, name, Optional.of(other), bases, formSigned);
    }
}
