package io.skillcert.subsidy.assessment;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.Language;
import io.skillcert.policy.Finding;
import io.skillcert.policy.subsidy.AccountFacts;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.signing.SigningKeys;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.UUID;

/** Decides a case by the rules in force and stores the signed record of the decision. */
@ApplicationScoped
public class DecideSubsidy {

    public static final String SIGNATURE_TYPE = "skillcert-decision+jws";

    /** The parameter of SUB-13 in the record of a claim. */
    public static final String BANK_CITY = "bank-city";

    private final SubsidyParameterSource policy;
    private final StoredDecisions decisions;
    private final SigningKeys keys;
    private final Json json;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    DecideSubsidy(
            SubsidyParameterSource policy,
            StoredDecisions decisions,
            SigningKeys keys,
            Json json,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.policy = policy;
        this.decisions = decisions;
        this.keys = keys;
        this.clock = clock;
        this.metrics = metrics;
        this.json = json;
    }

    /** A decision and the record of it that is stored. */
    public record Decided(SubsidyDecision decision, DecisionRecord record) {}

    public Decided decideEntitlement(UUID entitlementId, SubsidyFacts facts) {
        return store(SubjectType.ENTITLEMENT, entitlementId, facts, null);
    }

    /** @param account what is known of the account that the claim names (SUB-13) */
    public Decided decideClaim(UUID claimId, SubsidyFacts facts, AccountFacts account) {
        return store(SubjectType.CLAIM, claimId, facts, account);
    }

    private Decided store(SubjectType subjectType, UUID subjectId, SubsidyFacts facts, AccountFacts account) {
        var parameters = policy.current();
        var used = new ArrayList<>(parameters.usedFor(facts));
        var decision = parameters.rules().decide(facts);
        if (account != null) {
            var city = bankCity();
            used.add(city);
            decision = decision.with(account.account(city.value().asText(), city.citation()));
        }
        var record = new DecisionRecord(
                Ids.next(),
                subjectType,
                subjectId,
                clock.instant(),
                facts,
                account,
                used,
                parameters.workingDays().lastAnnouncedYear(),
                json.treeOf(AssessmentView.of(decision, Language.DEFAULT)),
                decision.findings().stream().map(Finding::details).toList());
        var text = json.write(record);
        decisions.persist(new StoredDecision(record, decision, json.write(facts), text, signature(text)));
        metrics.counter(
                        "skillcert.decisions",
                        "subject",
                        subjectType.name(),
                        "outcome",
                        decision.outcome().name())
                .increment();
        return new Decided(decision, record);
    }

    private ParameterSet.UsedEntry bankCity() {
        var file = policy.files().get(BANK_CITY);
        var entry = file.on(clock.today()).orElseThrow();
        return new ParameterSet.UsedEntry(
                file.name(),
                file.unit(),
                entry.getKey(),
                entry.getValue().value(),
                entry.getValue().citation());
    }

    /** The header and signature of a JWS; its payload is the record itself. */
    private String signature(String record) {
        var parts = keys.sign(record, SIGNATURE_TYPE).split("\\.");
        return parts[0] + ".." + parts[2];
    }
}
