package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All publications. Until one is complete nothing of it is shown. */
@ApplicationScoped
public class Publications implements PanacheRepositoryBase<Publication, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 unless the results are published, all of them */
    public Publication get(UUID batchId) {
        return findComplete(batchId).orElseThrow(() -> PublicationProblems.notPublished(batchId));
    }

    public Optional<Publication> findComplete(UUID batchId) {
        return findByIdOptional(batchId).filter(Publication::isComplete);
    }

    /** Begun, and perhaps complete. */
    Publication getBegun(UUID batchId) {
        return findByIdOptional(batchId).orElseThrow(() -> PublicationProblems.notPublished(batchId));
    }

    /** Locked: two issue runs of one batch wait for each other. */
    public Publication lock(UUID batchId) {
        return findByIdOptional(batchId, LockModeType.PESSIMISTIC_WRITE)
                .filter(Publication::isComplete)
                .orElseThrow(() -> PublicationProblems.notPublished(batchId));
    }

    /** The batches whose publication is begun and not complete, the oldest first. */
    List<UUID> running() {
        return getEntityManager()
                .createQuery(
                        "select p.batchId from Publication p where p.completedAt is null order by p.publishedAt",
                        UUID.class)
                .getResultList();
    }

    /** Empty if it is complete, or another replica works on it. */
    Optional<Publication> lockRunning(UUID batchId) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "select * from publication where batch_id = :batch and completed_at is null"
                                + " for update skip locked",
                        Publication.class)
                .setParameter("batch", batchId)
                .getResultList();
        return found.stream().map(Publication.class::cast).findFirst();
    }
}
