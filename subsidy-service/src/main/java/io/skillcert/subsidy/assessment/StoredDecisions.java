package io.skillcert.subsidy.assessment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** All decisions by the rules. */
@ApplicationScoped
public class StoredDecisions implements PanacheRepositoryBase<StoredDecision, UUID> {

    private final Json json;

    StoredDecisions(Json json) {
        this.json = json;
    }

    /** Reads many decisions in one statement, so that {@link #recordOf(UUID)} finds them in the session. */
    public void prefetch(Collection<UUID> ids) {
        list("any_of(id, ?1)", (Object) ids.toArray(UUID[]::new));
    }

    public DecisionRecord recordOf(UUID id) {
        return recordOf(findById(id));
    }

    public DecisionRecord recordOf(StoredDecision decision) {
        return json.read(decision.record(), DecisionRecord.class);
    }
}
