package io.skillcert.subsidy.claim;

import io.skillcert.http.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The bank account that the login of the caller vouches for, where the operator has named a claim of the token. */
@ApplicationScoped
class VerifiedAccount {

    private final Caller caller;
    private final Optional<String> claimName;

    VerifiedAccount(
            Caller caller, @ConfigProperty(name = "skillcert.payout.account-claim") Optional<String> claimName) {
        this.caller = caller;
        this.claimName = claimName;
    }

    /** Whether the token of the caller states this account number as verified. */
    boolean is(ClaimContent.Account account) {
        return claimName.flatMap(caller::claim).filter(account.number()::equals).isPresent();
    }
}
