package io.skillcert.subsidy.entitlement;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Decides what a certificate entitles its holder to, as of its day of issue, and publishes it. */
@ApplicationScoped
class AssessEntitlement {

    private final DecideSubsidy decideSubsidy;
    private final CollectFacts collectFacts;
    private final Entitlements entitlements;
    private final Awards awards;
    private final StoredDecisions decisions;
    private final HolderNames holderNames;
    private final ActingAccounts actingAccounts;
    private final Outbox outbox;
    private final Audit audit;

    AssessEntitlement(
            DecideSubsidy decideSubsidy,
            CollectFacts collectFacts,
            Entitlements entitlements,
            Awards awards,
            StoredDecisions decisions,
            HolderNames holderNames,
            ActingAccounts actingAccounts,
            Outbox outbox,
            Audit audit) {
        this.decideSubsidy = decideSubsidy;
        this.collectFacts = collectFacts;
        this.entitlements = entitlements;
        this.awards = awards;
        this.decisions = decisions;
        this.holderNames = holderNames;
        this.actingAccounts = actingAccounts;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    void assess(CertificateIssuedV1 certificate) {
        var entitlement = Entitlement.of(Ids.next(), certificate);
        holderNames.store(entitlement, certificate.encryptedName());
        var event = decide(entitlement);
        entitlements.persistAndFlush(entitlement);
        actingAccounts.add(entitlement.id(), certificate.actingAccounts());
        publish(entitlement, event, "assess-entitlement");
    }

    /** Assesses it again after its certificate or the calendar has changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reassess(Entitlement entitlement) {
        publish(entitlement, decide(entitlement), "assess-entitlement-anew");
    }

    /** Assesses it again if the facts are others than those that it was assessed with. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reassessIfFactsChanged(Entitlement entitlement) {
        var known = decisions.recordOf(entitlement.decisionId()).facts();
        if (!facts(entitlement).withoutPromise().equals(known.withoutPromise())) {
            reassess(entitlement);
        }
    }

    private EntitlementAssessedV1 decide(Entitlement entitlement) {
        return entitlement.assessed(decideSubsidy.decideEntitlement(entitlement.id(), facts(entitlement)));
    }

    private SubsidyFacts facts(Entitlement entitlement) {
        return collectFacts.collect(
                entitlement,
                AwardKind.SKILLS_UPGRADING,
                entitlement.issuedOn(),
                awards.factsOf(entitlement.holderDigest()));
    }

    private void publish(Entitlement entitlement, EntitlementAssessedV1 event, String act) {
        outbox.append(EntitlementAssessedV1.TYPE, entitlement.personId(), event);
        audit.record(act, "entitlement", entitlement.id(), null);
    }
}
