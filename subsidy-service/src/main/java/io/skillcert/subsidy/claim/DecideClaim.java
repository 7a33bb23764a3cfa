package io.skillcert.subsidy.claim;

import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.CollectFacts;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Decides a claim by the rules as of its claim day, and reserves or releases its place under the limits (SUB-11). */
@ApplicationScoped
public class DecideClaim {

    private final Entitlements entitlements;
    private final CollectFacts collectFacts;
    private final AccountEvidence accountEvidence;
    private final Awards awards;
    private final DecideSubsidy decideSubsidy;

    DecideClaim(
            Entitlements entitlements,
            CollectFacts collectFacts,
            AccountEvidence accountEvidence,
            Awards awards,
            DecideSubsidy decideSubsidy) {
        this.entitlements = entitlements;
        this.collectFacts = collectFacts;
        this.accountEvidence = accountEvidence;
        this.awards = awards;
        this.decideSubsidy = decideSubsidy;
    }

    /** Decides a submitted claim with the facts known now. The caller has locked the holder's awards. */
    public DecideSubsidy.Decided decideAndReserve(Claim claim) {
        return decideAndReserve(claim, claim.claimedOn().orElseThrow());
    }

    DecideSubsidy.Decided decideAndReserve(Claim claim, LocalDate claimedOn) {
        var entitlement = entitlements.of(claim.certificateNumber());
        var facts = collectFacts.collect(
                entitlement, claim.kind(), claimedOn, awards.factsOfOthers(claim.holderDigest(), claim.id()));
        var decided = decideSubsidy.decideClaim(claim.id(), facts, accountEvidence.factsOf(claim, entitlement));
        if (decided.decision().isRefused()) {
            awards.release(claim.id());
        } else {
            awards.reserve(claim.holderDigest(), facts, claim.id());
        }
        return decided;
    }
}
