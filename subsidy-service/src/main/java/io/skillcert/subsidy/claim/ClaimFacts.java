package io.skillcert.subsidy.claim;

import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.register.Registers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Gathers what the rules look at in a claim: certificate, registers, the holder's other awards. */
@ApplicationScoped
class ClaimFacts {

    private final Registers registers;
    private final Awards awards;

    ClaimFacts(Registers registers, Awards awards) {
        this.registers = registers;
        this.awards = awards;
    }

    SubsidyFacts gather(Entitlement entitlement, AwardKind kind, LocalDate claimedOn, UUID claimId) {
        return new SubsidyFacts(
                kind,
                claimedOn,
                new SubsidyFacts.CertificateFacts(
                        entitlement.occupationCode(),
                        entitlement.level(),
                        entitlement.issuedOn(),
                        true,
                        entitlement.isRevoked()),
                registers.basesOf(entitlement.holderDigest()),
                false,
                awards.factsOfOthers(entitlement.holderDigest(), claimId));
    }
}
