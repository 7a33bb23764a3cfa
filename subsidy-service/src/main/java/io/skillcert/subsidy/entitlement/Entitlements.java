package io.skillcert.subsidy.entitlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All entitlements. */
@ApplicationScoped
public class Entitlements implements PanacheRepositoryBase<Entitlement, UUID> {

    /** Not claimed yet: a claim that was refused or withdrawn may be made again. */
    private static final String OPEN = " expired_on is null and revoked_on is null and not exists (select from claim c"
            + " where c.certificate_number = e.certificate_number"
            + " and c.status not in ('DRAFT', 'REFUSED', 'WITHDRAWN', 'EXPIRED'))";

    /** The same answer for a wrong holder and no such certificate. */
    public Entitlement get(String certificateNumber, String holderDigest) {
        return find("certificateNumber = ?1 and holderDigest = ?2", certificateNumber, holderDigest)
                .firstResultOptional()
                .orElseThrow(() -> new ProblemException(
                        404, "entitlement-not-found", "There is no such certificate of this holder."));
    }

    /** One that is not known yet may only be late: the event waits in the dead letter for its turn. */
    Entitlement lock(String certificateNumber) {
        return find("certificateNumber", certificateNumber)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    String holderOf(String certificateNumber) {
        return getEntityManager()
                .createQuery("select holderDigest from Entitlement where certificateNumber = :number", String.class)
                .setParameter("number", certificateNumber)
                .getSingleResult();
    }

    public Entitlement of(String certificateNumber) {
        return find("certificateNumber", certificateNumber).singleResult();
    }

    public Optional<Entitlement> known(String certificateNumber) {
        return find("certificateNumber", certificateNumber).firstResultOptional();
    }

    /** One more than the limit, so that a further page shows. */
    public List<Entitlement> page(UUID after, int limit) {
        var query = after == null ? find("order by id") : find("id > ?1 order by id", after);
        return query.range(0, limit).list();
    }

    /** Unclaimed ones with at most so many days left that were not yet reminded for it, locked. */
    List<Entitlement> toRemind(LocalDate today, int days, int limit) {
        return locked(
                "outcome <> 'REFUSED' and last_day_to_claim between :day and :until"
                        + " and (reminded_for is null or reminded_for > " + days + ") and",
                today,
                today.plusDays(days),
                limit);
    }

    /** Unclaimed ones whose last day has passed, locked. */
    List<Entitlement> toExpire(LocalDate today, int limit) {
        return locked("last_day_to_claim < :day and last_day_to_claim <= :until and", today, today, limit);
    }

    /** Those whose last day was counted without an announced calendar, and can be counted with one now. */
    List<Entitlement> provisionalUntil(LocalDate day, int limit) {
        return locked("last_day_provisional and last_day_to_claim <= :until and :day = :day and", day, day, limit);
    }

    private List<Entitlement> locked(String condition, LocalDate day, LocalDate until, int limit) {
        return getSession()
                .createNativeQuery(
                        "select e.* from entitlement e where " + condition + OPEN
                                + " order by last_day_to_claim, id limit :limit for no key update of e skip locked",
                        Entitlement.class)
                .setParameter("day", day)
                .setParameter("until", until)
                .setParameter("limit", limit)
                .getResultList();
    }
}
