package io.skillcert.subsidy.claim;

import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Has the rules assess a claim as of the day it was made: certificate, registers, the holder's other awards. */
@ApplicationScoped
public class AssessClaim {

    private final Entitlements entitlements;
    private final Registries registries;
    private final Awards awards;
    private final InsurancePayments insurancePayments;
    private final DecideSubsidy decideSubsidy;

    AssessClaim(
            Entitlements entitlements,
            Registries registries,
            Awards awards,
            InsurancePayments insurancePayments,
            DecideSubsidy decideSubsidy) {
        this.entitlements = entitlements;
        this.registries = registries;
        this.awards = awards;
        this.insurancePayments = insurancePayments;
        this.decideSubsidy = decideSubsidy;
    }

    /** The place is kept, taken again or given back as the answer says (SUB-11). The holder is locked. */
    public DecideSubsidy.Decided assess(Claim claim) {
        return assess(claim, claim.claimedOn().orElseThrow());
    }

    DecideSubsidy.Decided assess(Claim claim, LocalDate claimedOn) {
        var facts = facts(claim, entitlements.of(claim.certificateNumber()), claimedOn);
        var decided = decideSubsidy.decide(SubjectType.CLAIM, claim.id(), facts);
        if (decided.decision().isRefused()) {
            awards.release(claim.id());
        } else {
            awards.reserve(claim.holderDigest(), facts, claim.id());
        }
        return decided;
    }

    private SubsidyFacts facts(Claim claim, Entitlement entitlement, LocalDate claimedOn) {
        return new SubsidyFacts(
                claim.kind(),
                claimedOn,
                new SubsidyFacts.CertificateFacts(
                        entitlement.occupationCode(),
                        entitlement.level(),
                        entitlement.issuedOn(),
                        true,
                        entitlement.isRevoked()),
                registries.basesOf(entitlement.holderDigest()),
                insurancePayments.areKnownFor(claim.certificateNumber()),
                awards.factsOfOthers(entitlement.holderDigest(), claim.id()),
                entitlement.lastDayToClaim());
    }
}
