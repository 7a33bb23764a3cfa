package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** All eligibility decisions; the latest of a registration counts. */
@ApplicationScoped
public class StoredEligibilityDecisions implements PanacheRepositoryBase<StoredEligibilityDecision, UUID> {

    private final StatelessSession many;

    StoredEligibilityDecisions(StatelessSession many) {
        this.many = many;
    }

    /** New ones, together; they are not changed in this transaction. */
    void addAll(List<StoredEligibilityDecision> decisions) {
        many.insertMultiple(decisions);
    }

    public StoredEligibilityDecision latestOf(UUID registrationId) {
        return find("registrationId = ?1 order by id desc", registrationId).firstResult();
    }

    /** The same of many, by registration. */
    public Map<UUID, StoredEligibilityDecision> latestOf(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1) order by id", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(
                        StoredEligibilityDecision::registrationId, Function.identity(), (old, now) -> now));
    }

    /** Oldest first: what was corrected stays. */
    public List<StoredEligibilityDecision> of(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }
}
