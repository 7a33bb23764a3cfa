package io.skillcert.registration.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The exam progress of all registrations that exam-service knows. */
@ApplicationScoped
public class ExamProgresses implements PanacheRepositoryBase<ExamProgress, UUID> {

    /** Whether the result of the registration is published. */
    public boolean hasResult(UUID registrationId) {
        return count("registrationId = ?1 and outcome is not null", registrationId) > 0;
    }

    /**
     * Whether the result of the registration is published. A published one can't be corrected before the transaction ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lockedHasResult(UUID registrationId) {
        var known = findById(registrationId, LockModeType.PESSIMISTIC_WRITE);
        return known != null && known.outcome() != null;
    }

    /**
     * Locks the progress of registrations until the transaction ends; creates it where there is none. It must not be read in
     * the same transaction before it is locked.
     *
     * @return the progress by registration
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, ExamProgress> lockAll(Collection<UUID> registrations) {
        var ids = registrations.stream().distinct().sorted().toArray(UUID[]::new);
        getEntityManager()
                .createNativeQuery("insert into exam_progress (registration_id) select unnest(cast(:ids as uuid[]))"
                        + " on conflict do nothing")
                .setParameter("ids", ids)
                .executeUpdate();
        return find("any_of(registrationId, ?1) order by registrationId", (Object) ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .collect(Collectors.toMap(ExamProgress::registrationId, Function.identity()));
    }

    /** @see #lockAll */
    @Transactional(Transactional.TxType.MANDATORY)
    public ExamProgress lock(UUID registrationId) {
        return lockAll(List.of(registrationId)).get(registrationId);
    }

    /** The progress of some registrations, by registration; those that exam-service does not know are missing. */
    public Map<UUID, ExamProgress> of(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1)", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(ExamProgress::registrationId, Function.identity()));
    }
}
