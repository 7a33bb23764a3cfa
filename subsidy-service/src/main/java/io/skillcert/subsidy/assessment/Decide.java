package io.skillcert.subsidy.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Ids;
import io.skillcert.http.Language;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.Assessment;
import io.skillcert.subsidy.assessment.policy.SubsidyEntitlement;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides a case by the rules and stores the decision whole. */
@ApplicationScoped
public class Decide implements PanacheRepositoryBase<StoredDecision, UUID> {

    private final SubsidyEntitlement entitlement;
    private final ObjectMapper json;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    Decide(SubsidyEntitlement entitlement, ObjectMapper json, BusinessClock clock, MeterRegistry metrics) {
        this.entitlement = entitlement;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    public record Decided(UUID decisionId, Assessment assessment) {}

    public Decided decide(SubjectType subjectType, UUID subjectId, SubsidyFacts facts) {
        var assessment = entitlement.assess(facts);
        var decision = StoredDecision.of(
                Ids.next(),
                subjectType,
                subjectId,
                assessment,
                write(facts),
                write(AssessmentView.of(assessment, Language.DEFAULT)),
                clock.instant());
        persist(decision);
        metrics.counter(
                        "skillcert.decisions",
                        "subject",
                        subjectType.name(),
                        "outcome",
                        assessment.outcome().name())
                .increment();
        return new Decided(decision.id(), assessment);
    }

    /** The assessment of a stored decision, as it was answered. */
    public JsonNode read(UUID decisionId) {
        try {
            return json.readTree(findById(decisionId).assessmentJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision is not JSON", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision can't be written as JSON", e);
        }
    }
}
