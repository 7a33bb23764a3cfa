package io.skillcert.exam.entry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
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

/** All people who are to sit. */
@ApplicationScoped
public class ExamEntries implements PanacheRepositoryBase<ExamEntry, UUID> {

    private static final int BATCH_SIZE = 1000;

    private final HolderDigests digests;
    private final StatelessSession many;

    ExamEntries(HolderDigests digests, StatelessSession many) {
        this.digests = digests;
        this.many = many;
    }

    /** In the order of registration. */
    public List<ExamEntry> ofBatch(UUID batchId, EntryStatus status) {
        return list("batchId = ?1 and status = ?2 order by registrationNumber", batchId, status);
    }

    /**
     * The same, locked: who is withdrawn meanwhile waits. Only to be looked at: what is changed in them is not written,
     * and no flush looks through all of them again.
     *
     * @see #seated
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

    /** How many are in this status; they stay so until the transaction ends. */
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

    /** The next of them in the order of registration, so many at most; otherwise as {@link #lockBatch}. */
    public List<ExamEntry> lockPortion(UUID batchId, EntryStatus status, int limit) {
        return lockedToRead("batchId = :batch and status = :statuses", batchId, status)
                .setMaxResults(limit)
                .getResultList();
    }

    /** In few statements: a batch may be large. Who has a seat already has it still. */
    public void seated(List<ExamEntry> people) {
        transitionTo(people, EntryStatus.CONFIRMED, EntryStatus.SEATED);
    }

    /** @see #seated */
    public void published(List<ExamEntry> people) {
        transitionTo(people, EntryStatus.SEATED, EntryStatus.PUBLISHED);
    }

    /** @see #seated */
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

    /** Those of them in this status, locked in the order of registration. */
    public List<ExamEntry> lockAll(List<UUID> registrations, EntryStatus status) {
        return find(
                        "any_of(registrationId, ?1) and status = ?2 order by registrationNumber",
                        registrations.toArray(UUID[]::new),
                        status)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Empty if the registration is not there, or another person's. */
    public Optional<ExamEntry> findOf(UUID registrationId, IdentityDocument document) {
        return findByIdOptional(registrationId)
                .filter(entry -> entry.holderDigest().equals(digests.of(document)));
    }

    /** @see #findOf */
    public Optional<ExamEntry> lockOf(UUID registrationId, IdentityDocument document) {
        return findByIdOptional(registrationId, LockModeType.PESSIMISTIC_WRITE)
                .filter(entry -> entry.holderDigest().equals(digests.of(document)));
    }

    public ExamEntry lock(UUID registrationId) {
        return findById(registrationId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws ProblemException 404 as long as no registration for the batch has been confirmed */
    public void requireKnown(UUID batchId) {
        if (count("batchId", batchId) == 0) {
            throw new ProblemException(
                    404,
                    "exam-batch-unknown",
                    "No confirmed registration for exam batch " + batchId + " is known yet.");
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

    /** One more than the limit, so that a further page shows. */
    List<ExamEntry> page(UUID batchId, String after, int limit) {
        return find(
                        "batchId = ?1 and registrationNumber > ?2 order by registrationNumber",
                        batchId,
                        after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
