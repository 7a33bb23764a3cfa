package io.skillcert.subsidy.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.Language;
import io.skillcert.signing.SigningKeys;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Decides a case by the rules in force and stores the decision whole and signed. */
@ApplicationScoped
public class Decide implements PanacheRepositoryBase<StoredDecision, UUID> {

    public static final String SIGNATURE_TYPE = "skillcert-decision+jws";

    private final SubsidyParameterSource policy;
    private final SigningKeys keys;
    private final ObjectMapper json;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    Decide(
            SubsidyParameterSource policy,
            SigningKeys keys,
            ObjectMapper json,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.policy = policy;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    public record Decided(UUID decisionId, SubsidyDecision assessment) {}

    public Decided decide(SubjectType subjectType, UUID subjectId, SubsidyFacts facts) {
        var parameters = policy.current();
        var assessment = parameters.rules().decide(facts);
        var id = Ids.next();
        var now = clock.instant();
        var record = write(new DecisionRecord(
                id,
                subjectType,
                subjectId,
                now,
                facts,
                parameters.usedFor(facts),
                parameters.workingDays().lastAnnouncedYear(),
                json.valueToTree(AssessmentView.of(assessment, Language.DEFAULT))));
        persist(StoredDecision.of(
                id, subjectType, subjectId, assessment, write(facts), record, signature(record), now));
        metrics.counter(
                        "skillcert.decisions",
                        "subject",
                        subjectType.name(),
                        "outcome",
                        assessment.outcome().name())
                .increment();
        return new Decided(id, assessment);
    }

    /** Reads those of a page in one statement: whoever asks for one of them in this request has it. */
    public void load(Collection<UUID> decisionIds) {
        list("any_of(id, ?1)", (Object) decisionIds.toArray(UUID[]::new));
    }

    /** The assessment of a stored decision, as it was answered. */
    public JsonNode read(UUID decisionId) {
        return tree(findById(decisionId).record()).get("assessment");
    }

    public SubsidyFacts factsOf(UUID decisionId) {
        return recordOf(findById(decisionId)).facts();
    }

    public DecisionRecord recordOf(StoredDecision decision) {
        try {
            return json.readValue(decision.record(), DecisionRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision can't be read", e);
        }
    }

    /** Header and signature of a JWS; the payload between them is the record itself. */
    private String signature(String record) {
        var parts = keys.sign(record, SIGNATURE_TYPE).split("\\.");
        return parts[0] + ".." + parts[2];
    }

    private JsonNode tree(String record) {
        try {
            return json.readTree(record);
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
