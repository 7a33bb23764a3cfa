package io.skillcert.subsidy.entitlement;

import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Collects what is known about a certificate and its holder for the rules of the subsidy. */
@ApplicationScoped
public class CollectFacts {

    private final Registries registers;
    private final InsurancePayments insurancePayments;

    CollectFacts(Registries registers, InsurancePayments insurancePayments) {
        this.registers = registers;
        this.insurancePayments = insurancePayments;
    }

    /** @param awards those of the holder that count against the limits */
    public SubsidyFacts collect(
            Entitlement entitlement, AwardKind kind, LocalDate claimedOn, List<SubsidyFacts.Award> awards) {
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
                insurancePayments.areKnownFor(entitlement.certificateNumber()),
                awards,
                entitlement.lastDayToClaim());
    }
}
