package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions of all batches. */
@ApplicationScoped
public class ExamSessions implements PanacheRepositoryBase<ExamSession, UUID> {

    /**
     * Gets a session that is not cancelled.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is none, 409 if it is cancelled
     */
    public ExamSession takingPlace(UUID id) {
        return takingPlace(id, LockModeType.NONE);
    }

    /** Reads the batch of a session, without loading the session: it may change until it is locked. */
    public UUID batchOf(UUID id) {
        return getEntityManager()
                .createQuery("select s.batchId from ExamSession s where s.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(ExamProblem.SESSION_NOT_FOUND::exception);
    }

    /** Locks a session until the transaction ends, like {@link #takingPlace}. */
    public ExamSession lockTakingPlace(UUID id) {
        return takingPlace(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private ExamSession takingPlace(UUID id, LockModeType lock) {
        var session = findByIdOptional(id, lock).orElseThrow(ExamProblem.SESSION_NOT_FOUND::exception);
        if (session.isCancelled()) {
            throw ExamProblem.SESSION_CANCELLED.exception();
        }
        return session;
    }

    /** The sessions of a batch that are not cancelled, in the order in which they were planned. */
    List<ExamSession> ofBatch(UUID batchId) {
        return list("batchId = ?1 and cancelledAt is null order by id", batchId);
    }

    /** Reads a page of a batch in the order of planning, and one session more if there is one. */
    public List<ExamSession> page(UUID batchId, PageRequest page) {
        return find("batchId = ?1 and id > ?2 order by id", batchId, page.after())
                .range(0, page.limit())
                .list();
    }

    /** Reads a page of some sessions, like {@link #page(UUID, PageRequest)}. */
    public List<ExamSession> page(List<UUID> some, PageRequest page) {
        return find("any_of(id, ?1) and id > ?2 order by id", some.toArray(UUID[]::new), page.after())
                .range(0, page.limit())
                .list();
    }

    /** Whether a session was cancelled for a public emergency. */
    public boolean isCancelled(UUID id) {
        return count("id = ?1 and cancelledAt is not null", id) > 0;
    }

    /** Whether a session of the batch was cancelled for a public emergency. */
    boolean hasCancelled(UUID batchId) {
        return count("batchId = ?1 and cancelledAt is not null", batchId) > 0;
    }

    /** The day of the last session of a batch (EXM-04); empty if it has no session. */
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
