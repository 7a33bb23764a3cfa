package io.skillcert.subsidy.claim.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.claim.AccountChecks.CheckedAccount;
import io.skillcert.subsidy.claim.AccountEvidence;
import io.skillcert.subsidy.registry.Registries.KnownAnswer;
import java.util.List;

/**
 * What those who decide on a claim, and auditors, see of the claimant.
 *
 * @param certifiedName the name on the certificate; absent if exam-service has not sent it
 * @param accountHolder the name on the account, as the claimant states it
 * @param identityNumber the number of the identity document, masked
 * @param bases the bases that the claimant states, each with its evidence
 * @param formSigned whether the application form is signed
 * @param accountShownBy what shows that the account is the claimant's own; absent if nothing does
 * @param filedBy the account that filed the claim
 * @param accountChecks the officers' checks of the account, oldest first
 * @param facts what registries and officers have answered about the holder's bases, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimantView(
        String certifiedName,
        String accountHolder,
        IdentityDocument.Type identityType,
        String identityNumber,
        List<StatedBasisView> bases,
        boolean formSigned,
        AccountEvidence.Source accountShownBy,
        String filedBy,
        List<CheckedAccount> accountChecks,
        List<KnownAnswer> facts) {

    /** @param evidence empty if the claimant states none */
    public record StatedBasisView(Basis basis, String evidence) {}
}
