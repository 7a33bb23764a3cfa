package io.skillcert.exam.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The publications of all batches. No result of a publication is shown until it is complete. */
@ApplicationScoped
public class Publications implements PanacheRepositoryBase<Publication, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published */
    public Publication get(UUID batchId) {
        return findComplete(batchId).orElseThrow(() -> ExamProblem.RESULTS_NOT_PUBLISHED.exception(batchId));
    }

    /** Empty as long as a result of the batch is not published. */
    public Optional<Publication> findComplete(UUID batchId) {
        return findByIdOptional(batchId).filter(Publication::isComplete);
    }

    /**
     * A publication that was started, complete or not.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if it was not started
     */
    public Publication getStarted(UUID batchId) {
        return findByIdOptional(batchId).orElseThrow(() -> ExamProblem.RESULTS_NOT_PUBLISHED.exception(batchId));
    }

    /**
     * Locks a complete publication, so that two issue runs of one batch wait for each other.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published
     */
    public Publication lock(UUID batchId) {
        return findByIdOptional(batchId, LockModeType.PESSIMISTIC_WRITE)
                .filter(Publication::isComplete)
                .orElseThrow(() -> ExamProblem.RESULTS_NOT_PUBLISHED.exception(batchId));
    }

    /** The batches whose publication was started and is not complete, in the order of their start. */
    List<UUID> incomplete(int limit) {
        return getEntityManager()
                .createQuery(
                        "select p.batchId from Publication p where p.completedAt is null"
                                + " order by p.publishedAt, p.batchId",
                        UUID.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Locks a publication; empty if it is complete by now. */
    Optional<Publication> lockIncomplete(UUID batchId) {
        return findByIdOptional(batchId, LockModeType.PESSIMISTIC_WRITE)
                .filter(publication -> !publication.isComplete());
    }
}
