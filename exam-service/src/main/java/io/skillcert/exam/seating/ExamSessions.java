package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** In the order in which they were planned. */
    List<ExamSession> ofBatch(UUID batchId) {
        return list("batchId = ?1 order by id", batchId);
    }

    /** One more than the limit, so that a further page shows. */
    List<ExamSession> page(UUID batchId, UUID after, int limit) {
        return find("batchId = ?1 and id > ?2 order by id", batchId, after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }

    /** The last day on which a session of the batch begins (EXM-04). */
    public Optional<LocalDate> lastExamDay(UUID batchId) {
        return Optional.ofNullable(getEntityManager()
                        .createQuery(
                                "select max(s.startsAt) from ExamSession s where s.batchId = :batch", Instant.class)
                        .setParameter("batch", batchId)
                        .getSingleResult())
                .map(BusinessClock::day);
    }
}
