package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.messaging.EventEpochs;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.batch.BatchStatus;
import io.skillcert.registration.batch.BatchUsage;
import io.skillcert.registration.batch.ExamBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** All registrations. */
@ApplicationScoped
public class Registrations implements PanacheRepositoryBase<Registration, UUID>, BatchUsage {

    private final StatelessSession session;
    private final AccountBindings bindings;
    private final EventEpochs epochs;

    Registrations(StatelessSession session, AccountBindings bindings, EventEpochs epochs) {
        this.session = session;
        this.bindings = bindings;
        this.epochs = epochs;
    }

    public long nextNumber() {
        return nextNumbers(1).get(0);
    }

    /**
     * New registration numbers, ascending. A number that is not used leaves a gap.
     *
     * <p>The query has no result class: with one, Hibernate makes and keeps a new plan at each call.
     *
     * @throws ProblemException 503 in a restored database until the numbers are above all published ones
     */
    public List<Long> nextNumbers(int count) {
        epochs.requireBegun();
        List<?> numbers = getEntityManager()
                .createNativeQuery("select nextval('registration_number') from generate_series(1, :count)")
                .setParameter("count", count)
                .getResultList();
        return numbers.stream().map(Long.class::cast).toList();
    }

    public Registration get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> RegistrationProblem.REGISTRATION_NOT_FOUND.exception(id));
    }

    /**
     * Inserts registrations with their history together, outside the persistence context: they can't be changed in this
     * transaction.
     */
    void addAll(List<Registration> registrations) {
        session.insertMultiple(registrations);
        session.insertMultiple(registrations.stream()
                .flatMap(registration -> registration.history().stream())
                .toList());
    }

    /**
     * Gets a registration that the caller may see.
     *
     * @param owner the account that must own the registration or be bound to its person, or null for callers who may see all
     * @throws io.skillcert.http.problem.ProblemException 404 also for a registration of another owner
     */
    public Registration getFor(UUID id, String owner) {
        var registration = get(id);
        requireActing(registration, owner);
        return registration;
    }

    /**
     * Checks that an account may act for the person in a registration: it has made the registration, or it is bound to the
     * person's identity document.
     *
     * @param account null for callers who may act in all
     * @throws io.skillcert.http.problem.ProblemException 404 if it may not
     */
    public void requireActing(Registration registration, String account) {
        if (account != null
                && !registration.registeredBy().equals(account)
                && !bindings.personOf(account)
                        .filter(registration.personId()::equals)
                        .isPresent()) {
            throw RegistrationProblem.REGISTRATION_NOT_FOUND.exception(registration.id());
        }
    }

    /** Gets a registration that an account has made itself; null for callers who may see all. */
    Registration getOwn(UUID id, String account) {
        var registration = get(id);
        if (account != null && !registration.registeredBy().equals(account)) {
            throw RegistrationProblem.REGISTRATION_NOT_FOUND.exception(id);
        }
        return registration;
    }

    /** Locks the registrations of a person by an account of which nothing was verified. */
    List<Registration> lockUnverified(String account, UUID personId) {
        return find(
                        "registeredBy = ?1 and personId = ?2 and identification.registeredAs = ?3 order by id",
                        account,
                        personId,
                        Registrant.UNVERIFIED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Gets a registration and locks it until the transaction ends. */
    public Registration lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> RegistrationProblem.REGISTRATION_NOT_FOUND.exception(id));
    }

    /** Locks all before any of them is changed: every caller locks registrations before exam places. */
    public List<Registration> lockAll(List<UUID> ids) {
        return ids.stream().map(this::lock).toList();
    }

    /** Those of the registrations that an account has made, or to whose person it is bound. */
    public Set<UUID> idsOf(String account, Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select r.id from Registration r where r.id in :ids"
                                + " and (r.registeredBy = :account or r.personId = :person)",
                        UUID.class)
                .setParameter("ids", ids)
                .setParameter("account", account)
                .setParameter("person", bindings.personOf(account).orElse(null))
                .getResultList());
    }

    /** The registrations of a person that one account has made. */
    Set<UUID> idsOf(UUID personId, String account) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select r.id from Registration r where r.personId = :person and r.registeredBy = :account",
                        UUID.class)
                .setParameter("person", personId)
                .setParameter("account", account)
                .getResultList());
    }

    public Set<UUID> idsOf(UUID personId) {
        return Set.copyOf(getEntityManager()
                .createQuery("select r.id from Registration r where r.personId = :person", UUID.class)
                .setParameter("person", personId)
                .getResultList());
    }

    /** Whether the one resit is used (EXM-08). A resit that was withdrawn before the exam does not count. */
    public boolean hasResit(UUID earlier) {
        return count("resitOf = ?1 and status in ?2", earlier, RegistrationStatus.LIVE) > 0;
    }

    /** Finds the live resit of a registration and locks it. */
    public Optional<Registration> lockLiveResit(UUID earlier) {
        return find("resitOf = ?1 and status in ?2", earlier, RegistrationStatus.LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * The live registrations of some persons in a batch (REG-13).
     *
     * <p>The query selects by person only: PostgreSQL has no statistics of a new batch yet, would take it for empty, and
     * would read all of it for every part of a cohort.
     */
    List<Registration> liveOf(Set<UUID> persons, ExamBatch batch) {
        return list("any_of(personId, ?1)", (Object) persons.toArray(UUID[]::new)).stream()
                .filter(registration -> registration.batchId().equals(batch.id()))
                .filter(registration -> RegistrationStatus.LIVE.contains(registration.status()))
                .toList();
    }

    /** The live registration of the person for the level in the batch that counts, not a possible duplicate (REG-13). */
    public Optional<Registration> live(UUID personId, ExamBatch batch, SkillLevel level) {
        return liveOf(Set.of(personId), batch).stream()
                .filter(registration -> registration.level() == level)
                .filter(registration -> !registration.identification().possibleDuplicate())
                .findFirst();
    }

    /** The problem that a person has a live registration; only one that the caller may see is named. */
    public static ProblemException duplicate(Optional<UUID> known) {
        var problem = RegistrationProblem.DUPLICATE_REGISTRATION;
        return problem.exception(known.map(id -> problem.part("own", id)).orElseGet(() -> problem.part("other")));
    }

    /** Detaches all entities, which must be written already: every flush compares the attached ones. */
    public void detachAll() {
        getEntityManager().clear();
    }

    /** Locks the approved registrations of a cohort in the order of their numbers, from the one after {@code after}. */
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

    /** Returns those of the registrations that were cancelled for a public emergency (REG-12); some may not exist here. */
    public List<UUID> endedForEmergency(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        "select id from Registration where any_of(id, :ids) and endedForEmergency and status = :cancelled"
                                + " order by id",
                        UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("cancelled", RegistrationStatus.CANCELLED)
                .getResultList();
    }

    /** Locks the live registrations of a person. */
    public List<Registration> lockOpenOf(UUID personId) {
        return find("personId = ?1 and status in ?2 order by id", personId, RegistrationStatus.LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Finds the live registration that replaces another one and locks it. */
    public Optional<Registration> lockMovedFrom(UUID id) {
        return find("movedFrom = ?1 and status in ?2", id, RegistrationStatus.LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    @Override
    public boolean hasRegistrations(UUID batchId) {
        return count("batchId", batchId) > 0;
    }

    @Override
    public boolean isExamined(UUID batchId) {
        return getEntityManager()
                        .createQuery(
                                "select count(*) from Registration r, ExamProgress p where r.batchId = :batch and p.registrationId = r.id"
                                        + " and (p.seats is not null or p.outcome is not null or p.certificateNumber is not null)",
                                Long.class)
                        .setParameter("batch", batchId)
                        .getSingleResult()
                > 0;
    }

    /** The live registrations of cancelled batches; one whose result is published is kept. */
    List<UUID> liveOfCancelledBatches(int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from Registration r, ExamBatch b where b.id = r.batchId and b.status = :cancelled"
                                + " and r.status in (:live) and not exists (select 1 from ExamProgress p"
                                + " where p.registrationId = r.id and p.outcome is not null) order by r.id",
                        UUID.class)
                .setParameter("cancelled", BatchStatus.CANCELLED)
                .setParameter("live", RegistrationStatus.LIVE)
                .setMaxResults(limit)
                .getResultList();
    }
}
