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

/** All eligibility decisions. The latest of a registration is in force. */
@ApplicationScoped
public class StoredEligibilityDecisions implements PanacheRepositoryBase<StoredEligibilityDecision, UUID> {

    private final StatelessSession session;

    StoredEligibilityDecisions(StatelessSession session) {
        this.session = session;
    }

    /** Inserts decisions together, outside the persistence context: they can't be changed in this transaction. */
    void addAll(List<StoredEligibilityDecision> decisions) {
        session.insertMultiple(decisions);
    }

    public StoredEligibilityDecision latestOf(UUID registrationId) {
        return find("registrationId = ?1 order by id desc", registrationId).firstResult();
    }

    /** The latest decisions of some registrations, by registration. */
    public Map<UUID, StoredEligibilityDecision> latestOf(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1) order by id", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(
                        StoredEligibilityDecision::registrationId, Function.identity(), (earlier, later) -> later));
    }

    /** All decisions on a registration, oldest first. */
    public List<StoredEligibilityDecision> of(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }
}
