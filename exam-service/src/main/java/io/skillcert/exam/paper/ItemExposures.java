package io.skillcert.exam.paper;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.day.policy.ExamDayParameters;
import io.skillcert.exam.seating.ExamSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * How many candidates see the items of the bank (曝光率, DLV-06), counted by the seats that have a form with the item. What too many of
 * them see in the batch itself, or saw in the last batch before it, rests.
 */
@ApplicationScoped
class ItemExposures {

    private static final String LAST_BATCH =
            """
            select s.batch_id from exam_session s join paper p on p.session_id = s.id
            where p.subject = :subject and p.level = :level and p.approved_by is not null and s.cancelled_at is null
              and s.batch_id <> :batch and s.starts_at < :starts
            order by s.starts_at desc, s.batch_id limit 1""";

    private static final String OVER_LIMIT =
            """
            with form as (
              select p.id, p.items, count(*) as seats from paper p
              join exam_session s on s.id = p.session_id join seat_form f on f.paper_id = p.id
              where s.batch_id = :batch and p.subject = :subject and p.level = :level
              group by p.id, p.items),
            seated as (
              select count(*) as n from seat t
              join exam_session s on s.id = t.session_id join exam_entry e on e.registration_id = t.registration_id
              where s.batch_id = :batch and t.subject = :subject and e.level = :level)
            select v.item_id from form cross join unnest(form.items) as shown(version_id)
            join item_version v on v.id = shown.version_id cross join seated
            where seated.n >= :fewest
            group by v.item_id, seated.n
            having 100 * sum(form.seats) > :percent * seated.n""";

    private final EntityManager database;
    private final ExamDayParameters parameters;

    ItemExposures(EntityManager database, ExamDayParameters parameters) {
        this.database = database;
        this.parameters = parameters;
    }

    /** The items that may not stand on new papers of a level for a session. */
    Set<UUID> overLimit(ExamSession session, int level) {
        var batches = new HashSet<UUID>(database.unwrap(Session.class)
                .createNativeQuery(LAST_BATCH, UUID.class)
                .setParameter("subject", session.subject().name())
                .setParameter("level", level)
                .setParameter("batch", session.batchId())
                .setParameter("starts", session.startsAt())
                .getResultList());
        batches.add(session.batchId());
        var resting = new HashSet<UUID>();
        batches.forEach(batch -> resting.addAll(overLimit(batch, session, level)));
        return resting;
    }

    private List<UUID> overLimit(UUID batch, ExamSession session, int level) {
        var day = BusinessClock.day(session.startsAt());
        return database.unwrap(Session.class)
                .createNativeQuery(OVER_LIMIT, UUID.class)
                .setParameter("batch", batch)
                .setParameter("subject", session.subject().name())
                .setParameter("level", level)
                .setParameter("fewest", parameters.exposureCandidates().on(day).value())
                .setParameter("percent", parameters.exposureLimit().on(day).value())
                .getResultList();
    }
}
