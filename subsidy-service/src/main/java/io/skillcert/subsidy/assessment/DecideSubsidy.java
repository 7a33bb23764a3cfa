package io.skillcert.subsidy.assessment;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.Language;
import io.skillcert.http.json.Json;
import io.skillcert.signing.SigningKeys;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides a case by the rules in force, and stores the decision with its facts and parameters, signed. */
@ApplicationScoped
public class DecideSubsidy {

    /** The {@code typ} of the JWS that signs a decision. */
    public static final String SIGNATURE_TYPE = "skillcert-decision+jws";

    private final SubsidyParameterSource parameters;
    private final StoredDecisions decisions;
    private final SigningKeys keys;
    private final Json json;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    DecideSubsidy(
            SubsidyParameterSource parameters,
            StoredDecisions decisions,
            SigningKeys keys,
            Json json,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.parameters = parameters;
        this.decisions = decisions;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A decision and the id under which it is stored. */
    public record Decided(UUID decisionId, SubsidyDecision decision) {}

    public Decided decide(SubjectType subjectType, UUID subjectId, SubsidyFacts facts) {
        var inForce = parameters.current();
        var decision = inForce.rules().decide(facts);
        var id = Ids.next();
        var now = clock.instant();
        var record = json.write(new DecisionRecord(
                id,
                subjectType,
                subjectId,
                now,
                facts,
                inForce.usedFor(facts),
                inForce.workingDays().lastAnnouncedYear(),
                json.treeOf(AssessmentView.of(decision, Language.DEFAULT))));
        decisions.persist(StoredDecision.of(
                id, subjectType, subjectId, decision, json.write(facts), record, signature(record), now));
        metrics.counter(
                        "skillcert.decisions",
                        "subject",
                        subjectType.name(),
                        "outcome",
                        decision.outcome().name())
                .increment();
        return new Decided(id, decision);
    }

    /** The JWS with detached payload: the payload is the stored record itself. */
    private String signature(String record) {
        var parts = keys.sign(record, SIGNATURE_TYPE).split("\\.");
        return parts[0] + ".." + parts[2];
    }
}
