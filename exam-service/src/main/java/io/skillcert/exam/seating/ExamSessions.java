package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All sessions. */
@ApplicationScoped
public class ExamSessions implements PanacheRepositoryBase<ExamSession, UUID> {

    public ExamSession get(UUID id) {
        return findByIdOptional(id).orElseThrow(SeatingProblems::noSession);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none, 409 if it is cancelled */
    public ExamSession takingPlace(UUID id) {
        return requireTakingPlace(get(id));
    }

    /** @see #takingPlace */
    public ExamSession lockTakingPlace(UUID id) {
        return requireTakingPlace(
                findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(SeatingProblems::noSession));
    }

    private static ExamSession requireTakingPlace(ExamSession session) {
        if (session.isCancelled()) {
            throw SeatingProblems.cancelled();
        }
        return session;
    }

    /** In the order in which they were planned, without those that were cancelled. */
    List<ExamSession> ofBatch(UUID batchId) {
        return list("batchId = ?1 and cancelledAt is null order by id", batchId);
    }

    /** One more than the limit, so that a further page shows. */
    public List<ExamSession> page(UUID batchId, UUID after, int limit) {
        return find("batchId = ?1 and id > ?2 order by id", batchId, after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }

    /** The last day on which a session of the batch begins (EXM-04). */
    public Optional<LocalDate> lastExamDay(UUID batchId) {
        return Optional.ofNullable(getEntityManager()
                        .createQuery(
                                "select max(s.startsAt) from ExamSession s"
                                        + " where s.batchId = :batch and s.cancelledAt is null",
                                Instant.class)
                        .setParameter("batch", batchId)
                        .getSingleResult())
                .map(BusinessClock::day);
    }
}
