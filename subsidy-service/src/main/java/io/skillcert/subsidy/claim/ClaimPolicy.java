package io.skillcert.subsidy.claim;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.claim.policy.ClaimRules;
import io.skillcert.subsidy.claim.policy.PayoutRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/claim} and {@code policy/payout} once, at the start. */
@Singleton
public class ClaimPolicy {

    @Produces
    @Startup
    @Singleton
    PayoutRules payoutRules() {
        return payout();
    }

    @Produces
    @Startup
    @Singleton
    ClaimRules claimRules() {
        return claims();
    }

    public static PayoutRules payout() {
        var files = new ParameterFiles("policy/payout");
        return new PayoutRules(files.text("bank-city"), files.flag("revocation-recovers"));
    }

    public static ClaimRules claims() {
        var files = new ParameterFiles("policy/claim");
        return new ClaimRules(
                files.count("correction-days"),
                files.count("reconsideration-days"),
                files.shaped("public-notice", "public_notice", ClaimRules.PublicNotice.class));
    }
}
