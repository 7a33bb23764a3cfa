package io.skillcert.policy.subsidy;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the bank account of a claim (SUB-13). It holds no personal data.
 *
 * @param holdersName whether the account's name is the name on the certificate; empty if that name is not known
 * @param shown whether a document, the login or an officer's check shows that the account is the claimant's; empty if
 *     nothing does
 * @param city digits 4 to 7 of the bank code (联行号)
 */
public record AccountFacts(Optional<Boolean> holdersName, Optional<Boolean> shown, String city) {

    public AccountFacts {
        holdersName = holdersName == null ? Optional.empty() : holdersName;
        shown = shown == null ? Optional.empty() : shown;
    }

    /** @param inForce the digits of the city that the bank must be in */
    public Finding account(String inForce, Citation citation) { // SUB-13
        return Finding.of(SubsidyRule.ACCOUNT, isOwn(inForce), citation, Map.of("city", inForce));
    }

    private Optional<Boolean> isOwn(String inForce) {
        var isRefuted =
                !city.equals(inForce) || holdersName.equals(Optional.of(false)) || shown.equals(Optional.of(false));
        if (isRefuted) {
            return Optional.of(false);
        }
        return holdersName.flatMap(known -> shown);
    }
}
