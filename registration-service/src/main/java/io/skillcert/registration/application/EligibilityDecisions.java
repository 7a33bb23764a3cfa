package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All eligibility decisions; the latest of a registration counts. */
@ApplicationScoped
public class EligibilityDecisions implements PanacheRepositoryBase<EligibilityDecision, UUID> {

    public EligibilityDecision latestOf(UUID registrationId) {
        return find("registrationId = ?1 order by decidedAt desc, id desc", registrationId)
                .firstResult();
    }
}
