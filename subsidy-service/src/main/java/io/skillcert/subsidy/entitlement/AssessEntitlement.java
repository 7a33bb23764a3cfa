package io.skillcert.subsidy.entitlement;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.http.security.Caller;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    private final BusinessClock clock;

    AssessEntitlement(
            DecideSubsidy decideSubsidy,
            CollectFacts collectFacts,
            Entitlements entitlements,
            Awards awards,
            StoredDecisions decisions,
            HolderNames holderNames,
            ActingAccounts actingAccounts,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.decideSubsidy = decideSubsidy;
        this.collectFacts = collectFacts;
        this.entitlements = entitlements;
        this.awards = awards;
        this.decisions = decisions;
        this.holderNames = holderNames;
        this.actingAccounts = actingAccounts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void assess(List<CertificateIssuedV1> certificates) {
        var issued = certificates.stream()
                .map(certificate -> Entitlement.of(Ids.next(), certificate))
                .toList();
        var keys = holderNames.keysOf(issued);
        var facts = collectFacts.ofIssued(issued);
        var events = new ArrayList<Outbox.Event>();
        for (int i = 0; i < issued.size(); i++) {
            var entitlement = issued.get(i);
            holderNames.store(entitlement, certificates.get(i).encryptedName(), keys);
            var assessed = entitlement.assessed(decideSubsidy.decideEntitlement(entitlement.id(), facts.get(i)));
            entitlements.persist(entitlement);
            events.add(new Outbox.Event(EntitlementAssessedV1.TYPE, entitlement.personId(), assessed));
        }
        entitlements.flush();
        actingAccounts.addAll(
                issued,
                certificates.stream().map(CertificateIssuedV1::actingAccounts).collect(Collectors.toList()));
        outbox.appendAll(events);
        audit.recordAll(
                Caller.SERVICE,
                clock.instant(),
                "assess-entitlement",
                "entitlement",
                issued.stream().map(Entitlement::id).toList(),
                null);
    }

    /** Assesses it again after its certificate or the calendar has changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reassess(Entitlement entitlement) {
        outbox.append(EntitlementAssessedV1.TYPE, entitlement.personId(), decide(entitlement));
        audit.record("assess-entitlement-anew", "entitlement", entitlement.id(), null);
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
}
