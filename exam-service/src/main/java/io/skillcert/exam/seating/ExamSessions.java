package io.skillcert.exam.seating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** All sessions. */
@ApplicationScoped
public class ExamSessions implements PanacheRepositoryBase<ExamSession, UUID> {

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
