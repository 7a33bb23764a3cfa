package io.skillcert.subsidy.entitlement;

import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Collects what is known about a certificate and its holder for the rules of the subsidy. */
@ApplicationScoped
public class CollectFacts {

    private final Registries registers;
    private final InsurancePayments insurancePayments;
    private final Awards awards;

    CollectFacts(Registries registers, InsurancePayments insurancePayments, Awards awards) {
        this.registers = registers;
        this.insurancePayments = insurancePayments;
        this.awards = awards;
    }

    /** @param awards those of the holder that count against the limits */
    public SubsidyFacts collect(
            Entitlement entitlement, AwardKind kind, LocalDate claimedOn, List<SubsidyFacts.Award> awards) {
        return facts(
                entitlement,
                kind,
                claimedOn,
                registers.basesOf(entitlement.holderDigest()),
                insurancePayments.areKnownFor(entitlement.certificateNumber()),
                awards);
    }

    /** Collects the facts for the skills-upgrading subsidy of each entitlement, as of its day of issue. */
    List<SubsidyFacts> ofIssued(List<Entitlement> issued) {
        var holders = issued.stream().map(Entitlement::holderDigest).toList();
        var bases = registers.basesOfAll(holders);
        var knownAwards = awards.factsOfAll(holders);
        var paid = insurancePayments.knownOf(
                issued.stream().map(Entitlement::certificateNumber).toList());
        return issued.stream()
                .map(entitlement -> facts(
                        entitlement,
                        AwardKind.SKILLS_UPGRADING,
                        entitlement.issuedOn(),
                        bases.getOrDefault(entitlement.holderDigest(), Map.of()),
                        paid.contains(entitlement.certificateNumber()),
                        knownAwards.getOrDefault(entitlement.holderDigest(), List.of())))
                .toList();
    }

    private static SubsidyFacts facts(
            Entitlement entitlement,
            AwardKind kind,
            LocalDate claimedOn,
            Map<Basis, Boolean> bases,
            boolean isPaidFromInsurance,
            List<SubsidyFacts.Award> awards) {
        return new SubsidyFacts(
                kind,
                claimedOn,
                new SubsidyFacts.CertificateFacts(
                        entitlement.occupationCode(),
                        entitlement.level(),
                        entitlement.issuedOn(),
                        true,
                        entitlement.isRevoked()),
                bases,
                isPaidFromInsurance,
                awards,
                entitlement.lastDayToClaim());
    }
}
