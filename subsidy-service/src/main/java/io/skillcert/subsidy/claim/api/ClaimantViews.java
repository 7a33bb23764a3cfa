package io.skillcert.subsidy.claim.api;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.Mask;
import io.skillcert.subsidy.claim.AccountChecks;
import io.skillcert.subsidy.claim.AccountEvidence;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.entitlement.HolderNames;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Shows the claimant behind a claim to those who decide on it and to auditors, and to nobody else. */
@ApplicationScoped
class ClaimantViews {

    private final ClaimContentCipher contentCipher;
    private final Entitlements entitlements;
    private final HolderNames holderNames;
    private final AccountEvidence accountEvidence;
    private final AccountChecks accountChecks;
    private final Registries registries;
    private final Caller caller;

    ClaimantViews(
            ClaimContentCipher contentCipher,
            Entitlements entitlements,
            HolderNames holderNames,
            AccountEvidence accountEvidence,
            AccountChecks accountChecks,
            Registries registries,
            Caller caller) {
        this.contentCipher = contentCipher;
        this.entitlements = entitlements;
        this.holderNames = holderNames;
        this.accountEvidence = accountEvidence;
        this.accountChecks = accountChecks;
        this.registries = registries;
        this.caller = caller;
    }

    /** Empty for callers who don't decide on claims, and once the content is erased. */
    Optional<ClaimantView> of(Claim claim) {
        return !claim.isErased() && caller.hasAnyRole(Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR)
                ? Optional.of(view(claim))
                : Optional.empty();
    }

    private ClaimantView view(Claim claim) {
        var content = contentCipher.contentOf(claim);
        var entitlement = entitlements.of(claim.certificateNumber());
        return new ClaimantView(
                holderNames.of(entitlement).orElse(null),
                content.name().orElse(null),
                content.document().type(),
                Mask.number(content.document().number()),
                content.bases().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(basis -> new ClaimantView.StatedBasisView(basis.getKey(), basis.getValue()))
                        .toList(),
                content.formSigned(),
                accountEvidence.sourceOf(claim).orElse(null),
                claim.claimedBy(),
                accountChecks.of(claim.id()),
                registries.answersOf(claim.holderDigest()));
    }
}
