package io.skillcert.exam.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The score reviews of all exams. */
@ApplicationScoped
public class ScoreReviews implements PanacheRepositoryBase<ScoreReview, UUID> {

    private final ExamEntries entries;

    ScoreReviews(ExamEntries entries) {
        this.entries = entries;
    }

    /** The reviews of a registration, oldest first. */
    public List<ScoreReview> of(UUID registrationId) {
        return list("registrationId = ?1 order by id", registrationId);
    }

    /** The registrations of a batch with a review that is not answered: no certificate is issued to them (EXM-11). */
    public Set<UUID> openOf(UUID batchId) {
        return find("batchId = ?1 and answeredAt is null", batchId).stream()
                .map(ScoreReview::registrationId)
                .collect(Collectors.toSet());
    }

    /**
     * Gets a review.
     *
     * @param account the account that must be one that may act for the registration; null for a role that sees all
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such review or the account may not see it
     */
    public ScoreReview get(UUID id, String account) {
        return findByIdOptional(id)
                .filter(review -> entries.isVisibleTo(account, review.registrationId()))
                .orElseThrow(ExamProblem.SCORE_REVIEW_NOT_FOUND::exception);
    }

    ScoreReview lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ExamProblem.SCORE_REVIEW_NOT_FOUND::exception);
    }

    /**
     * The reviews of a batch, oldest first.
     *
     * @param open whether only those that wait for an answer
     */
    public List<ScoreReview> page(UUID batchId, boolean open, PageRequest page) {
        return find(
                        "batchId = ?1 and id > ?2 and (?3 = false or answeredAt is null) order by id",
                        batchId,
                        page.after(),
                        open)
                .page(0, page.fetchSize())
                .list();
    }
}
