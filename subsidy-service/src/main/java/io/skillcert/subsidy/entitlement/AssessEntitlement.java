package io.skillcert.subsidy.entitlement;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.SkillLevel;
import io.skillcert.subsidy.assessment.Decide;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.register.Registers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Assesses what a certificate entitles its holder to, on the day it is issued and by the event alone. */
@ApplicationScoped
class AssessEntitlement {

    private final Decide decide;
    private final Entitlements entitlements;
    private final Registers registers;
    private final Awards awards;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    AssessEntitlement(
            Decide decide,
            Entitlements entitlements,
            Registers registers,
            Awards awards,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.decide = decide;
        this.entitlements = entitlements;
        this.registers = registers;
        this.awards = awards;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void assess(CertificateIssuedV1 certificate) {
        var id = Ids.next();
        var facts = new SubsidyFacts(
                AwardKind.SKILLS_UPGRADING,
                certificate.issuedOn(),
                new SubsidyFacts.CertificateFacts(
                        certificate.occupationCode(),
                        SkillLevel.of(certificate.level()),
                        certificate.issuedOn(),
                        true,
                        false),
                registers.basesOf(certificate.holderDigest()),
                false,
                awards.factsOf(certificate.holderDigest()));
        var decided = decide.decide(SubjectType.ENTITLEMENT, id, facts);
        var entitlement = Entitlement.of(id, certificate, decided, clock.instant());
        entitlements.persist(entitlement);
        outbox.append(EntitlementAssessedV1.TYPE, certificate.personId(), entitlement.assessed(decided.assessment()));
        audit.record("assess-entitlement", "entitlement", id, null);
    }
}
