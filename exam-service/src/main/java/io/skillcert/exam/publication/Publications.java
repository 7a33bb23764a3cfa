package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** All publications. */
@ApplicationScoped
public class Publications implements PanacheRepositoryBase<Publication, UUID> {

    public Publication get(UUID batchId) {
        return findByIdOptional(batchId).orElseThrow(() -> PublicationProblems.notPublished(batchId));
    }

    /** Locked: two issue runs of one batch wait for each other. */
    public Publication lock(UUID batchId) {
        return findByIdOptional(batchId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> PublicationProblems.notPublished(batchId));
    }

    Optional<Publication> find(UUID batchId) {
        return findByIdOptional(batchId);
    }
}
