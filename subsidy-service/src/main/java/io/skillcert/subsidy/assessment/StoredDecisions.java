package io.skillcert.subsidy.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.json.Json;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** The decisions as they were stored and signed. */
@ApplicationScoped
public class StoredDecisions implements PanacheRepositoryBase<StoredDecision, UUID> {

    private final Json json;

    StoredDecisions(Json json) {
        this.json = json;
    }

    /** Loads the decisions of a page in one query, so that later look-ups by id in this transaction cost none. */
    public void preload(Collection<UUID> decisionIds) {
        list("any_of(id, ?1)", (Object) decisionIds.toArray(UUID[]::new));
    }

    /** The decision as it was answered, in the shape of {@link AssessmentView}. */
    public JsonNode answerOf(UUID decisionId) {
        return json.tree(findById(decisionId).record()).get("assessment");
    }

    public SubsidyFacts factsOf(UUID decisionId) {
        return recordOf(findById(decisionId)).facts();
    }

    public DecisionRecord recordOf(StoredDecision decision) {
        return json.read(decision.record(), DecisionRecord.class);
    }
}
