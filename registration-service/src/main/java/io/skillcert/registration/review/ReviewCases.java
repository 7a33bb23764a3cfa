package io.skillcert.registration.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The registrations of a batch that await a registrar. */
@ApplicationScoped
class ReviewCases implements PanacheRepositoryBase<Registration, UUID> {

    /** The oldest case of a batch that no other registrar has locked; the caller's own case comes first. */
    Optional<UUID> nextToReview(UUID batchId, String registrar, Instant now) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        """
                        select id from registration
                        where batch_id = :batch and status = 'UNDER_REVIEW'
                        and (reviewer is null or reviewer = :registrar or reviewer_until <= :now)
                        order by (reviewer = :registrar and reviewer_until > :now) is true desc, number
                        limit 1 for update skip locked""",
                        UUID.class)
                .setParameter("batch", batchId)
                .setParameter("registrar", registrar)
                .setParameter("now", now)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** The cases of a batch under review after a number, oldest first: up to one more than the limit. */
    List<Registration> reviewQueue(UUID batchId, long after, int limit) {
        return find(
                        "batchId = ?1 and status = ?2 and number > ?3 order by number",
                        batchId,
                        RegistrationStatus.UNDER_REVIEW,
                        after)
                .range(0, limit)
                .list();
    }

    /** Locks the cases of a batch under review after a number, oldest first. */
    List<Registration> lockUnderReview(UUID batchId, long after, int limit) {
        return find(
                        "batchId = ?1 and status = ?2 and number > ?3 order by number",
                        batchId,
                        RegistrationStatus.UNDER_REVIEW,
                        after)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list();
    }
}
