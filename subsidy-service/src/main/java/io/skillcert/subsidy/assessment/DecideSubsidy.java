package io.skillcert.subsidy.assessment;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.Language;
import io.skillcert.policy.Finding;
import io.skillcert.signing.SigningKeys;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides a case by the rules in force and stores the signed record of the decision. */
@ApplicationScoped
public class DecideSubsidy {

    public static final String SIGNATURE_TYPE = "skillcert-decision+jws";

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

    public Decided decide(SubjectType subjectType, UUID subjectId, SubsidyFacts facts) {
        var parameters = policy.current();
        var decision = parameters.rules().decide(facts);
        var record = new DecisionRecord(
                Ids.next(),
                subjectType,
                subjectId,
                clock.instant(),
                facts,
                parameters.usedFor(facts),
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

    /** The header and signature of a JWS; its payload is the record itself. */
    private String signature(String record) {
        var parts = keys.sign(record, SIGNATURE_TYPE).split("\\.");
        return parts[0] + ".." + parts[2];
    }
}
