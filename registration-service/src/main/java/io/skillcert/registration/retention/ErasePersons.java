package io.skillcert.registration.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.document.Documents;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Erases personal data when the retention period after a person's last exam or training has ended: name, number, facts and
 * documents. Registrations, decisions and the audit are kept without them.
 */
@ApplicationScoped
class ErasePersons implements RowJob<UUID> {

    private final Persons persons;
    private final Registrations registrations;
    private final Documents documents;
    private final AccountBindings bindings;
    private final EntityManager database;
    private final Audit audit;
    private final Period retention;
    private final BusinessClock clock;

    ErasePersons(
            Persons persons,
            Registrations registrations,
            Documents documents,
            AccountBindings bindings,
            EntityManager database,
            Audit audit,
            @ConfigProperty(name = "skillcert.registration.retention") String retention,
            BusinessClock clock) {
        this.persons = persons;
        this.registrations = registrations;
        this.documents = documents;
        this.bindings = bindings;
        this.database = database;
        this.audit = audit;
        this.retention = Period.parse(retention);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "erase-persons";
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        return ids(query("").setMaxResults(limit));
    }

    @Override
    public void handle(List<UUID> ids) {
        ids.forEach(persons::lock);
        ids(query("and p.id in (:ids)").setParameter("ids", ids)).forEach(this::erase);
    }

    /** Persons who have no exam and no training within the retention period, or none at all. */
    private Query query(String condition) {
        return database.createNativeQuery(
                        """
                        select p.id from person p
                        left join registration r on r.person_id = p.id left join exam_batch b on b.id = r.batch_id
                        left join training_enrolment t on t.person_id = p.id
                        where p.erased_on is null %s
                        group by p.id
                        having coalesce(greatest(max(b.exam_to), max(t.enrolled_on), max(t.completed_on)), '-infinity') < :before
                        order by p.id"""
                                .formatted(condition),
                        UUID.class)
                .setParameter("before", clock.today().minus(retention));
    }

    private static List<UUID> ids(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    private void erase(UUID id) {
        var person = persons.findById(id);
        bindings.delete("holderDigest", person.holderDigest());
        person.erase(clock.today());
        database.createNativeQuery("delete from account_invitation where person_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        database.createNativeQuery("update name_correction set encrypted_name = null where person_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        for (var registration : registrations.idsOf(id)) {
            documents.removeAll(registration);
            database.createNativeQuery("update registration set encrypted_name = null where id = :id")
                    .setParameter("id", registration)
                    .executeUpdate();
            database.createNativeQuery("update eligibility_decision set facts = '{}' where registration_id = :id")
                    .setParameter("id", registration)
                    .executeUpdate();
        }
        audit.record("forget", "person", id, "the retention period is over");
    }
}
