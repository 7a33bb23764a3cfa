package io.skillcert.exam.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All score reviews. */
@ApplicationScoped
public class ScoreReviews implements PanacheRepositoryBase<ScoreReview, UUID> {

    /** EXM-11: the registrations of a batch with a review that is not answered. */
    public Set<UUID> openOf(UUID batchId) {
        return find("batchId = ?1 and answeredAt is null", batchId).stream()
                .map(ScoreReview::registrationId)
                .collect(Collectors.toSet());
    }

    ScoreReview get(UUID id) {
        return findByIdOptional(id).orElseThrow(ScoreReviewProblems::notFound);
    }

    ScoreReview lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(ScoreReviewProblems::notFound);
    }

    /** One more than the limit, oldest first. @param open whether only those that wait for an answer */
    List<ScoreReview> page(UUID batchId, boolean open, UUID after, int limit) {
        return find(
                        "batchId = ?1 and id > ?2 and (?3 = false or answeredAt is null) order by id",
                        batchId,
                        after == null ? new UUID(0, 0) : after,
                        open)
                .range(0, limit)
                .list();
    }
}
