package io.skillcert.subsidy.entitlement;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Assesses what a certificate entitles its holder to, as of the day of issue and by the event alone; announces it. */
@ApplicationScoped
class AssessEntitlement {

    private final DecideSubsidy decideSubsidy;
    private final Entitlements entitlements;
    private final Registries registries;
    private final Awards awards;
    private final InsurancePayments insurancePayments;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    AssessEntitlement(
            DecideSubsidy decideSubsidy,
            Entitlements entitlements,
            Registries registries,
            Awards awards,
            InsurancePayments insurancePayments,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.decideSubsidy = decideSubsidy;
        this.entitlements = entitlements;
        this.registries = registries;
        this.awards = awards;
        this.insurancePayments = insurancePayments;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void assess(CertificateIssuedV1 certificate) {
        var entitlement = Entitlement.of(Ids.next(), certificate);
        var event = decide(entitlement);
        entitlements.persist(entitlement);
        outbox.append(EntitlementAssessedV1.TYPE, entitlement.personId(), event);
        audit.record("assess-entitlement", "entitlement", entitlement.id(), null);
    }

    /** Its certificate or the calendar has changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void assessAnew(Entitlement entitlement) {
        outbox.append(EntitlementAssessedV1.TYPE, entitlement.personId(), decide(entitlement));
        audit.record("assess-entitlement-anew", "entitlement", entitlement.id(), null);
    }

    private EntitlementAssessedV1 decide(Entitlement entitlement) {
        var facts = new SubsidyFacts(
                AwardKind.SKILLS_UPGRADING,
                entitlement.issuedOn(),
                new SubsidyFacts.CertificateFacts(
                        entitlement.occupationCode(),
                        entitlement.level(),
                        entitlement.issuedOn(),
                        true,
                        entitlement.isRevoked()),
                registries.basesOf(entitlement.holderDigest()),
                insurancePayments.areKnownFor(entitlement.certificateNumber()),
                awards.factsOf(entitlement.holderDigest()),
                entitlement.lastDayToClaim());
        return entitlement.assessed(
                decideSubsidy.decide(SubjectType.ENTITLEMENT, entitlement.id(), facts), clock.instant());
    }
}
