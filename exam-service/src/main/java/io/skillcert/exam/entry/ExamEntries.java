package io.skillcert.exam.entry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** The people who are to sit, of all batches. */
@ApplicationScoped
public class ExamEntries implements PanacheRepositoryBase<ExamEntry, UUID> {

    private static final int BATCH_SIZE = 1000;

    private final HolderDigests digests;
    private final ActingAccounts accounts;
    private final StatelessSession many;

    ExamEntries(HolderDigests digests, ActingAccounts accounts, StatelessSession many) {
        this.digests = digests;
        this.accounts = accounts;
        this.many = many;
    }

    /** The entries of a batch in a status, in the order of registration. */
    public List<ExamEntry> ofBatch(UUID batchId, EntryStatus status) {
        return list("batchId = ?1 and status = ?2 order by registrationNumber", batchId, status);
    }

    /**
     * Locks the entries of a batch in some statuses, in the order of registration; a withdrawal waits for the lock. The
     * entries are not managed: a change to them is not written.
     */
    public List<ExamEntry> lockBatch(UUID batchId, Set<EntryStatus> statuses) {
        return lockedToRead(
                        "batchId = :batch and any_of(cast(status as String), :statuses)",
                        batchId,
                        statuses.stream().map(EntryStatus::name).toArray(String[]::new))
                .getResultList();
    }

    private SelectionQuery<ExamEntry> lockedToRead(String which, UUID batchId, Object statuses) {
        return many.createSelectionQuery(
                        "from ExamEntry where " + which + " order by registrationNumber", ExamEntry.class)
                .setParameter("batch", batchId)
                .setParameter("statuses", statuses)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the entries of a batch in a status until the transaction ends, and counts them. */
    public int lockAndCount(UUID batchId, EntryStatus status) {
        return getSession()
                .createNativeQuery(
                        "select count(*) from (select 1 from exam_entry where batch_id = :batch and status = :status"
                                + " order by registration_number for update) locked",
                        Long.class)
                .setParameter("batch", batchId)
                .setParameter("status", status.name())
                .getSingleResult()
                .intValue();
    }

    /** Locks the first entries of a batch in a status, in the order of registration; else like {@link #lockBatch}. */
    public List<ExamEntry> lockNext(UUID batchId, EntryStatus status, int limit) {
        return lockedToRead("batchId = :batch and status = :statuses", batchId, status)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Moves confirmed entries to {@code SEATED}, in a few statements; others are left as they are. */
    public void seated(List<ExamEntry> people) {
        transitionTo(people, EntryStatus.CONFIRMED, EntryStatus.SEATED);
    }

    /** Moves seated entries to {@code PUBLISHED}, like {@link #seated}. */
    public void published(List<ExamEntry> people) {
        transitionTo(people, EntryStatus.SEATED, EntryStatus.PUBLISHED);
    }

    /** Moves published entries to {@code CERTIFIED}, like {@link #seated}. */
    public void certified(List<ExamEntry> people) {
        transitionTo(people, EntryStatus.PUBLISHED, EntryStatus.CERTIFIED);
    }

    private void transitionTo(List<ExamEntry> people, EntryStatus from, EntryStatus to) {
        getEntityManager().flush();
        for (int first = 0; first < people.size(); first += BATCH_SIZE) {
            var some = people.subList(first, Math.min(first + BATCH_SIZE, people.size())).stream()
                    .map(ExamEntry::registrationId)
                    .toArray(UUID[]::new);
            many.createMutationQuery("update versioned ExamEntry set status = :to"
                            + " where any_of(registrationId, :some) and status = :from")
                    .setParameter("to", to)
                    .setParameter("from", from)
                    .setParameter("some", some)
                    .executeUpdate();
        }
    }

    /** Locks registrations, in the order of registration. */
    public List<ExamEntry> lockAll(List<UUID> registrations) {
        return find("any_of(registrationId, ?1) order by registrationNumber", (Object)
                        registrations.toArray(UUID[]::new))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Locks those of the registrations that are in a status, in the order of registration. */
    public List<ExamEntry> lockAll(List<UUID> registrations, EntryStatus status) {
        return find(
                        "any_of(registrationId, ?1) and status = ?2 order by registrationNumber",
                        registrations.toArray(UUID[]::new),
                        status)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Finds an entry for an account that may act for it.
     *
     * @param document the identity document of the person
     * @return empty if there is no such registration, the account may not act for it, or the document is another person's
     */
    public Optional<ExamEntry> findFor(String account, UUID registrationId, IdentityDocument document) {
        return findByIdOptional(registrationId).filter(entry -> isFor(account, entry, document));
    }

    /** The latest entries for which an account may act, the latest first. */
    public List<ExamEntry> ownOf(String account, int limit) {
        return list("any_of(registrationId, ?1) order by registrationNumber desc", (Object)
                accounts.latestOf(account, limit).toArray(UUID[]::new));
    }

    /** Locks an entry, like {@link #findFor}. */
    public Optional<ExamEntry> lockFor(String account, UUID registrationId, IdentityDocument document) {
        return findByIdOptional(registrationId, LockModeType.PESSIMISTIC_WRITE)
                .filter(entry -> isFor(account, entry, document));
    }

    private boolean isFor(String account, ExamEntry entry, IdentityDocument document) {
        return accounts.mayAct(account, entry) && digests.matches(document, entry.holderDigest());
    }

    /**
     * Whether an account may see what belongs to a registration.
     *
     * @param account null for a role that may see everybody's
     */
    public boolean isVisibleTo(String account, UUID registrationId) {
        return account == null
                || findByIdOptional(registrationId)
                        .filter(entry -> accounts.mayAct(account, entry))
                        .isPresent();
    }

    public ExamEntry lock(UUID registrationId) {
        return findById(registrationId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws ProblemException 404 as long as no registration for the batch has been confirmed */
    public void requireKnown(UUID batchId) {
        if (count("batchId", batchId) == 0) {
            throw ExamProblem.EXAM_BATCH_UNKNOWN.exception(batchId);
        }
    }

    /** The registrations of a batch by their number. */
    public Map<String, UUID> numbersOf(UUID batchId) {
        requireKnown(batchId);
        return getEntityManager()
                .createQuery(
                        "select e.registrationNumber, e.registrationId from ExamEntry e where e.batchId = :batch",
                        Object[].class)
                .setParameter("batch", batchId)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1]));
    }

    public long countOfBatch(UUID batchId, EntryStatus status) {
        return count("batchId = ?1 and status = ?2", batchId, status);
    }

    /**
     * Reads a page of a batch in the order of registration, and one entry more if there is one.
     *
     * @param after the registration number after which the page begins; null for the first page
     * @throws ProblemException 404 as long as no registration for the batch has been confirmed
     */
    public List<ExamEntry> page(UUID batchId, String after, int limit) {
        requireKnown(batchId);
        return find(
                        "batchId = ?1 and registrationNumber > ?2 order by registrationNumber",
                        batchId,
                        after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
