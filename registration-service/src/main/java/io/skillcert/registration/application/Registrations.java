package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.ExamBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All registrations. */
@ApplicationScoped
public class Registrations implements PanacheRepositoryBase<Registration, UUID> {

    private static final List<RegistrationStatus> LIVE =
            List.of(RegistrationStatus.UNDER_REVIEW, RegistrationStatus.APPROVED, RegistrationStatus.CONFIRMED);

    /** A null filter does not filter. @param registeredBy null for those who may see all */
    public record Filter(UUID batchId, UUID cohortId, RegistrationStatus status, String registeredBy) {}

    long nextNumber() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('registration_number')")
                        .getSingleResult())
                .longValue();
    }

    public Registration get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> RegistrationProblems.notFound(id));
    }

    /** Somebody else's is not there. @param owner null for those who may see all */
    public Registration getFor(UUID id, String owner) {
        var registration = get(id);
        if (owner != null && !registration.registeredBy().equals(owner)) {
            throw RegistrationProblems.notFound(id);
        }
        return registration;
    }

    /** Locked: two who act on it at once wait for each other. */
    Registration lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> RegistrationProblems.notFound(id));
    }

    boolean hasLive(UUID personId, ExamBatch batch, SkillLevel level) {
        return count(
                        "personId = ?1 and occupationCode = ?2 and level = ?3 and batchId = ?4 and status in ?5",
                        personId,
                        batch.occupationCode(),
                        (short) level.number(),
                        batch.id(),
                        LIVE)
                > 0;
    }

    List<UUID> approvedOf(UUID cohortId) {
        return find("cohortId = ?1 and status = ?2 order by number", cohortId, RegistrationStatus.APPROVED).stream()
                .map(Registration::id)
                .toList();
    }

    /** REG-10: unpaid when the review period of the batch is over. */
    List<UUID> unpaidAfterReview(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from Registration r, ExamBatch b where b.id = r.batchId and b.reviewTo < :today"
                                + " and r.status in (:open) order by r.id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("open", List.of(RegistrationStatus.UNDER_REVIEW, RegistrationStatus.APPROVED))
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
