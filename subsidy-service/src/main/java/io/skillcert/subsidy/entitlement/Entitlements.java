package io.skillcert.subsidy.entitlement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/** All entitlements. */
@ApplicationScoped
public class Entitlements implements PanacheRepositoryBase<Entitlement, UUID> {

    /** Neither expired nor revoked nor claimed; after a refused or withdrawn claim another one may follow. */
    private static final String UNCLAIMED =
            " expired_on is null and revoked_on is null and not exists (select from claim c"
                    + " where c.certificate_number = e.certificate_number"
                    + " and c.status not in ('DRAFT', 'REFUSED', 'WITHDRAWN', 'EXPIRED'))";

    /**
     * The entitlement of a certificate, if the certificate is the holder's.
     *
     * @param holderDigests the digests of the holder's document by all keys
     */
    Optional<Entitlement> ofHolder(String certificateNumber, List<String> holderDigests) {
        return find("certificateNumber = ?1 and holderDigest in ?2", certificateNumber, holderDigests)
                .firstResultOptional();
    }

    /** @throws jakarta.persistence.NoResultException if the event of its issue has not arrived yet */
    Entitlement lock(String certificateNumber) {
        return find("certificateNumber", certificateNumber)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** Renumbers the payments that were published before the database was restored, which the new number must find too. */
    void renumberPublishedPayments(String replaced, String number) {
        getEntityManager()
                .createNativeQuery("update published_payment set certificate_number = :number"
                        + " where certificate_number = :replaced")
                .setParameter("number", number)
                .setParameter("replaced", replaced)
                .executeUpdate();
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

    public List<Entitlement> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).range(0, page.limit()).list();
    }

    /**
     * Unclaimed entitlements for which a reminder is due that was not sent.
     *
     * @param reminders the days before the last day to claim on which a reminder is due
     */
    List<UUID> toRemind(LocalDate today, SortedSet<Integer> reminders, int limit) {
        if (reminders.isEmpty()) {
            return List.of();
        }
        return unclaimed(
                "outcome <> 'REFUSED' and last_day_to_claim between :today and :until"
                        + " and exists (select from unnest(cast(:reminders as int[])) days"
                        + " where last_day_to_claim - cast(:today as date) <= days"
                        + " and (reminded_for is null or reminded_for > days))",
                Map.of(
                        "today",
                        today,
                        "until",
                        today.plusDays(reminders.last()),
                        "reminders",
                        reminders.toArray(Integer[]::new)),
                limit);
    }

    /**
     * Unclaimed entitlements whose last day to claim has passed, or was counted without an announced calendar and can be
     * counted with one now.
     *
     * @param announcedUntil the last day of the announced calendar
     */
    List<UUID> toExpireOrRecount(LocalDate today, LocalDate announcedUntil, int limit) {
        return unclaimed(
                "(last_day_to_claim < :today or last_day_provisional and last_day_to_claim <= :announced)",
                Map.of("today", today, "announced", announcedUntil),
                limit);
    }

    /** The unclaimed entitlements of holders. */
    List<UUID> unclaimedOf(List<String> holderDigests) {
        return unclaimed(
                "holder_digest = any(cast(:holders as text[]))",
                Map.of("holders", holderDigests.toArray(String[]::new)),
                Integer.MAX_VALUE);
    }

    private List<UUID> unclaimed(String condition, Map<String, Object> parameters, int limit) {
        var query = getSession()
                .createNativeQuery(
                        "select id from entitlement e where " + condition + " and" + UNCLAIMED
                                + " order by last_day_to_claim, id",
                        UUID.class)
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** Locks those of the entitlements that are still unclaimed and not locked by another transaction. */
    List<Entitlement> lockUnclaimed(List<UUID> ids) {
        return lockUnclaimed(ids, " skip locked");
    }

    /** Locks those of the entitlements that are still unclaimed, and waits for other transactions. */
    List<Entitlement> awaitUnclaimed(List<UUID> ids) {
        return lockUnclaimed(ids, "");
    }

    private List<Entitlement> lockUnclaimed(List<UUID> ids, String waiting) {
        return getSession()
                .createNativeQuery(
                        "select e.* from entitlement e where id = any(cast(:ids as uuid[])) and" + UNCLAIMED
                                + " order by last_day_to_claim, id for no key update of e" + waiting,
                        Entitlement.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }
}
