package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All eligibility decisions; the latest of a registration counts. */
@ApplicationScoped
public class EligibilityDecisions implements PanacheRepositoryBase<EligibilityDecision, UUID> {

    public EligibilityDecision latestOf(UUID registrationId) {
        return find("registrationId = ?1 order by id desc", registrationId).firstResult();
    }

    /** Oldest first: what was corrected stays. */
    public List<EligibilityDecision> of(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }
}
