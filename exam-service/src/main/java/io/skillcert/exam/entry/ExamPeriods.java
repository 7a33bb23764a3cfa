package io.skillcert.exam.entry;

import io.skillcert.events.registration.RegistrationConfirmedV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;

/** The announced days of the exams, by batch, as events of registration-service state them. */
@ApplicationScoped
public class ExamPeriods {

    private final EntityManager database;

    ExamPeriods(EntityManager database) {
        this.database = database;
    }

    /** The first and the last day of a batch's exam. */
    public record ExamPeriod(LocalDate from, LocalDate to) {
        public boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** Stores the period that the last of the events states, for each batch. */
    void store(List<RegistrationConfirmedV1> events) {
        var stated = new TreeMap<UUID, RegistrationConfirmedV1.ExamPeriod>();
        events.stream()
                .filter(event -> event.examPeriod() != null)
                .forEach(event -> stated.put(event.batchId(), event.examPeriod()));
        stated.forEach((batch, period) -> database.createNativeQuery(
                        "insert into exam_period (batch_id, exam_from, exam_to) values (:batch, :from, :to)"
                                + " on conflict (batch_id) do update set exam_from = excluded.exam_from,"
                                + " exam_to = excluded.exam_to"
                                + " where (exam_period.exam_from, exam_period.exam_to)"
                                + " is distinct from (excluded.exam_from, excluded.exam_to)")
                .setParameter("batch", batch)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .executeUpdate());
    }

    /** Empty if no event has stated the period of the batch. */
    public Optional<ExamPeriod> find(UUID batchId) {
        return database.unwrap(Session.class)
                .createNativeQuery("select exam_from, exam_to from exam_period where batch_id = :batch", Object[].class)
                .addScalar("exam_from", LocalDate.class)
                .addScalar("exam_to", LocalDate.class)
                .setParameter("batch", batchId)
                .uniqueResultOptional()
                .map(row -> new ExamPeriod((LocalDate) row[0], (LocalDate) row[1]));
    }
}
