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
public class EligibilityDecisions implements PanacheRepositoryBase<EligibilityDecision, UUID> {

    private final StatelessSession many;

    EligibilityDecisions(StatelessSession many) {
        this.many = many;
    }

    /** New ones, together; they are not changed in this transaction. */
    void addAll(List<EligibilityDecision> decisions) {
        many.insertMultiple(decisions);
    }

    public EligibilityDecision latestOf(UUID registrationId) {
        return find("registrationId = ?1 order by id desc", registrationId).firstResult();
    }

    /** The same of many, by registration. */
    public Map<UUID, EligibilityDecision> latestOf(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1) order by id", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(EligibilityDecision::registrationId, Function.identity(), (old, now) -> now));
    }

    /** Oldest first: what was corrected stays. */
    public List<EligibilityDecision> of(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }
}
