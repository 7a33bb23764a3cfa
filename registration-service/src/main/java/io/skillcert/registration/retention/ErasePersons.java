package io.skillcert.registration.retention;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/** Forgets persons when the retention period after their last exam or training has ended. */
@ApplicationScoped
class ErasePersons implements RowJob<UUID> {

    private final Persons persons;
    private final ForgetPerson forgetPerson;
    private final EntityManager database;
    private final Timeline<Period> retention = new ParameterFiles("policy/retention").period("person-data");
    private final BusinessClock clock;

    ErasePersons(Persons persons, ForgetPerson forgetPerson, EntityManager database, BusinessClock clock) {
        this.persons = persons;
        this.forgetPerson = forgetPerson;
        this.database = database;
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
        ids(query("and p.id in (:ids)").setParameter("ids", ids)).forEach(this::forget);
    }

    /** Persons who have no exam and no training within the retention period, or none at all. */
    private Query query(String condition) {
        return database.createNativeQuery(
                        """
                        select p.id from person p
                        left join registration r on r.person_id = p.id left join exam_batch b on b.id = r.batch_id
                        left join training_enrolment t on t.person_id = p.id
                        left join lesson_log l on l.enrolment_id = t.id
                        where p.erased_on is null %s
                        group by p.id
                        having coalesce(greatest(max(b.exam_to), max(t.enrolled_on), max(t.completed_on),
                            max(l.learnt_on)), '-infinity') < :before
                        order by p.id"""
                                .formatted(condition),
                        UUID.class)
                .setParameter(
                        "before",
                        clock.today().minus(retention.on(clock.today()).value()));
    }

    private static List<UUID> ids(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    private void forget(UUID id) {
        forgetPerson.forget(persons.findById(id), "the retention period is over");
    }
}
