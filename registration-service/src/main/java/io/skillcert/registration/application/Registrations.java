package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.BatchUsage;
import io.skillcert.registration.batch.BatchStatus;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.progress.ExamProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernateHints;

/** All registrations. */
@ApplicationScoped
public class Registrations implements PanacheRepositoryBase<Registration, UUID>, BatchUsage {

    private static final int MAX_FOUND = 200;

    private final StatelessSession many;

    Registrations(StatelessSession many) {
        this.many = many;
    }

    /** A null filter does not filter. @param hindered whom a public emergency keeps from sitting. @param registeredBy null for those who may see all */
    public record Filter(
            UUID batchId,
            UUID cohortId,
            RegistrationStatus status,
            Integer level,
            LocalDate from,
            LocalDate to,
            Boolean hindered,
            String registeredBy) {}

    public long nextNumber() {
        return nextNumbers(1).get(0);
    }

    /**
     * Ascending; one that is not used in the end leaves a gap. The query has no result class: with one, Hibernate plans it
     * anew each time and keeps every plan.
     */
    public List<Long> nextNumbers(int count) {
        List<?> numbers = getEntityManager()
                .createNativeQuery("select nextval('registration_number') from generate_series(1, :count)")
                .setParameter("count", count)
                .getResultList();
        return numbers.stream().map(Long.class::cast).toList();
    }

    public Registration get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> RegistrationProblems.notFound(id));
    }

    /** New ones with their history, together; they are not changed in this transaction. */
    void addAll(List<Registration> registrations) {
        many.insertMultiple(registrations);
        many.insertMultiple(registrations.stream()
                .flatMap(registration -> registration.history().stream())
                .toList());
    }

    /** Somebody else's is not there. @param owner null for those who may see all */
    public Registration getFor(UUID id, String owner) {
        var registration = get(id);
        if (owner != null && !registration.registeredBy().equals(owner)) {
            throw RegistrationProblems.notFound(id);
        }
        return registration;
    }

    /** What is shown of a registration. @param decision the latest. @param exam empty until exam-service knows it */
    public record Shown(
            Registration registration,
            StoredEligibilityDecision decision,
            Person person,
            Optional<ExamProgress> exam) {}

    /** The same as {@link #getFor}, to be read only, with all that is shown of it: in one statement. */
    public Shown shownTo(UUID id, String owner) {
        var rows = getEntityManager()
                .createQuery(
                        """
                        select r, d, p, e from Registration r
                        join StoredEligibilityDecision d on d.registrationId = coalesce(r.decidedWith, r.id)
                        join Person p on p.id = r.personId
                        left join ExamProgress e on e.registrationId = r.id
                        where r.id = :id and (:owner is null or r.registeredBy = :owner)
                        order by d.id desc""",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .setMaxResults(1)
                .getResultList();
        if (rows.isEmpty()) {
            throw RegistrationProblems.notFound(id);
        }
        var row = rows.get(0);
        return new Shown(
                (Registration) row[0],
                (StoredEligibilityDecision) row[1],
                (Person) row[2],
                Optional.ofNullable((ExamProgress) row[3]));
    }

    /** Locked: two who act on it at once wait for each other. */
    public Registration lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> RegistrationProblems.notFound(id));
    }

    /** All before any of them is changed: places are locked after registrations, by every caller. */
    public List<Registration> lockAll(List<UUID> ids) {
        return ids.stream().map(this::lock).toList();
    }

    /** Newest first. @param owner null for those who may see all */
    public List<Registration> ofPerson(UUID personId, String owner) {
        return owner == null
                ? find("personId = ?1 order by id desc", personId)
                        .range(0, MAX_FOUND - 1)
                        .list()
                : find("personId = ?1 and registeredBy = ?2 order by id desc", personId, owner)
                        .range(0, MAX_FOUND - 1)
                        .list();
    }

    public Set<UUID> idsOf(UUID personId) {
        return Set.copyOf(getEntityManager()
                .createQuery("select r.id from Registration r where r.personId = :person", UUID.class)
                .setParameter("person", personId)
                .getResultList());
    }

    /** EXM-08: one that was withdrawn before the exam does not use the right up. */
    public boolean hasResit(UUID earlier) {
        return count("resitOf = ?1 and status in ?2", earlier, RegistrationStatus.LIVE) > 0;
    }

    /** Locked. */
    public Optional<Registration> lockLiveResit(UUID earlier) {
        return find("resitOf = ?1 and status in ?2", earlier, RegistrationStatus.LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A level that a person is registered for. */
    record Live(UUID personId, SkillLevel level) {}

    /**
     * REG-13: what these persons are registered for in the batch. Asked for by person alone: a batch that the database
     * has no statistics of yet looks empty to it, and it would read all of the batch for each portion of a cohort.
     */
    Set<Live> liveOf(Set<UUID> persons, ExamBatch batch) {
        return list("any_of(personId, ?1)", (Object) persons.toArray(UUID[]::new)).stream()
                .filter(registration -> registration.batchId().equals(batch.id()))
                .filter(registration -> RegistrationStatus.LIVE.contains(registration.status()))
                .map(registration -> new Live(registration.personId(), registration.level()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    public boolean hasLive(UUID personId, ExamBatch batch, SkillLevel level) {
        return liveOf(Set.of(personId), batch).contains(new Live(personId, level));
    }

    /** Detaches all entities, which must be written already: every flush compares the attached ones. */
    public void detachAll() {
        getEntityManager().clear();
    }

    /** The approved ones of a cohort, locked, in their order. @param after the number before them */
    public List<Registration> lockApprovedOf(UUID cohortId, long after, int limit) {
        return find(
                        "cohortId = ?1 and status = ?2 and number > ?3 order by number",
                        cohortId,
                        RegistrationStatus.APPROVED,
                        after)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list();
    }

    /** The oldest case of a batch that nobody else has; the caller's own first. Passes over what another is taking. */
    public Optional<UUID> nextToReview(UUID batchId, String registrar, Instant now) {
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

    /** One more than the limit, oldest first. */
    public List<Registration> reviewQueue(UUID batchId, long after, int limit) {
        return find(
                        "batchId = ?1 and status = ?2 and number > ?3 order by number",
                        batchId,
                        RegistrationStatus.UNDER_REVIEW,
                        after)
                .range(0, limit)
                .list();
    }

    @Override
    public boolean hasRegistrations(UUID batchId) {
        return count("batchId", batchId) > 0;
    }

    /** Live ones of a batch that does not take place. */
    List<UUID> liveOfCancelledBatches(int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from Registration r, ExamBatch b where b.id = r.batchId and b.status = :cancelled"
                                + " and r.status in (:live) order by r.id",
                        UUID.class)
                .setParameter("cancelled", BatchStatus.CANCELLED)
                .setParameter("live", RegistrationStatus.LIVE)
                .setMaxResults(limit)
                .getResultList();
    }

    /** REG-10: unpaid when the review period of the batch is over. */
    public List<UUID> unpaidAfterReview(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from Registration r, ExamBatch b where b.id = r.batchId and b.reviewTo < :today"
                                + " and r.status in (:open) order by r.id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("open", RegistrationStatus.OPEN)
                .setMaxResults(limit)
                .getResultList();
    }

    /** One more than the limit, so that a further page shows. */
    public List<Registration> page(Filter filter, UUID after, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new HashMap<String, Object>();
        and(conditions, parameters, "batchId = :batch", "batch", filter.batchId());
        and(conditions, parameters, "cohortId = :cohort", "cohort", filter.cohortId());
        and(conditions, parameters, "status = :status", "status", filter.status());
        and(conditions, parameters, "level = :level", "level", filter.level());
        and(conditions, parameters, "registeredOn >= :from", "from", filter.from());
        and(conditions, parameters, "registeredOn <= :to", "to", filter.to());
        if (Boolean.TRUE.equals(filter.hindered())) {
            conditions.add("status = 'CONFIRMED' and id in"
                    + " (select p.registrationId from ExamProgress p where p.hinderedAt is not null)");
        }
        and(conditions, parameters, "registeredBy = :owner", "owner", filter.registeredBy());
        and(conditions, parameters, "id > :after", "after", after);
        return find(String.join(" and ", conditions) + " order by id", parameters)
                .range(0, limit)
                .list();
    }

    private static void and(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
