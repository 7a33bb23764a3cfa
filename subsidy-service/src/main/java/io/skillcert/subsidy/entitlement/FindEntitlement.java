package io.skillcert.subsidy.entitlement;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.holder.Holders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Finds the entitlement of a certificate for its holder, for an account that may act for the holder, or for staff. */
@ApplicationScoped
public class FindEntitlement {

    private final Entitlements entitlements;
    private final ActingAccounts actingAccounts;
    private final MissedLookups missedLookups;
    private final Holders holders;

    FindEntitlement(
            Entitlements entitlements, ActingAccounts actingAccounts, MissedLookups missedLookups, Holders holders) {
        this.entitlements = entitlements;
        this.actingAccounts = actingAccounts;
        this.missedLookups = missedLookups;
        this.holders = holders;
    }

    /**
     * The entitlement; both its number and the document must be the right ones.
     *
     * @param account null for staff, who may see all entitlements
     * @throws ProblemException 404 if there is none that the account may see, 429 if the account, or all accounts about this
     *     certificate, have guessed too often
     */
    @Transactional
    public Entitlement find(String certificateNumber, IdentityDocument document, String account) {
        var found = entitlements.ofHolder(certificateNumber, holders.allOf(document));
        found.ifPresent(entitlement -> holders.gather(Map.of(document, entitlement.holderDigest())));
        if (account == null) {
            return found.orElseThrow(SubsidyProblem.ENTITLEMENT_NOT_FOUND::exception);
        }
        return found.filter(entitlement -> actingAccounts.mayActFor(entitlement.id(), account))
                .orElseThrow(() -> {
                    missedLookups.add(account, certificateNumber);
                    return SubsidyProblem.ENTITLEMENT_NOT_FOUND.exception();
                });
    }
}
