package io.skillcert.registration.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets a person when the retention period after the last exam or training is over: name, number, stated facts
 * and documents go; registrations, decisions without facts, and the audit stay and name nobody.
 */
@ApplicationScoped
class ErasePersons implements Job {

    private static final int BATCH_SIZE = 100;

    private final Persons persons;
    private final Registrations registrations;
    private final Documents documents;
    private final EntityManager database;
    private final Audit audit;
    private final Period retention;
    private final BusinessClock clock;

    ErasePersons(
            Persons persons,
            Registrations registrations,
            Documents documents,
            EntityManager database,
            Audit audit,
            @ConfigProperty(name = "skillcert.registration.retention") String retention,
            BusinessClock clock) {
        this.persons = persons;
        this.registrations = registrations;
        this.documents = documents;
        this.database = database;
        this.audit = audit;
        this.retention = Period.parse(retention);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-persons";
    }

    @Override
    public Progress runBatch() {
        var today = clock.today();
        var due = due(today.minus(retention));
        due.forEach(id -> forget(id, today));
        return due.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }

    /** Those whose last exam or training was before the day, and who found no place in any. */
    private List<UUID> due(LocalDate before) {
        List<?> found = database.createNativeQuery(
                        """
                        select p.id from person p
                        left join registration r on r.person_id = p.id left join exam_batch b on b.id = r.batch_id
                        left join training_enrolment t on t.person_id = p.id
                        where p.forgotten_on is null
                        group by p.id
                        having coalesce(greatest(max(b.exam_to), max(t.enrolled_on), max(t.completed_on)), '-infinity') < :before
                        order by p.id limit :limit""",
                        UUID.class)
                .setParameter("before", before)
                .setParameter("limit", BATCH_SIZE)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    private void forget(UUID id, LocalDate today) {
        persons.lock(id).forget(today);
        for (var registration : registrations.idsOf(id)) {
            documents.removeAll(registration);
            database.createNativeQuery("update eligibility_decision set facts = '{}' where registration_id = :id")
                    .setParameter("id", registration)
                    .executeUpdate();
        }
        audit.record("forget", "person", id, "the retention period is over");
    }
}
