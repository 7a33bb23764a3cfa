package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** All claims. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {

    private static final List<ClaimStatus> ENDED =
            List.of(ClaimStatus.REFUSED, ClaimStatus.WITHDRAWN, ClaimStatus.EXPIRED);
    private static final List<ClaimStatus> UNDECIDED =
            List.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW, ClaimStatus.REFERRED);

    /** What a list is narrowed to; null does not filter. @param claimedBefore only undecided ones, claimed before it */
    public record Filter(ClaimStatus status, String owner, LocalDate claimedBefore) {}

    /** Somebody else's is not there. @param owner null for those who may see all */
    public Claim getFor(UUID id, String owner) {
        return findByIdOptional(id)
                .filter(claim -> owner == null || claim.belongsTo(owner))
                .orElseThrow(() -> ClaimProblems.notFound(id));
    }

    public Claim lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> ClaimProblems.notFound(id));
    }

    /** @param except may be null */
    public boolean hasLive(String certificateNumber, AwardKind kind, UUID except) {
        return count(
                        "certificateNumber = ?1 and kind = ?2 and status not in ?3 and id <> ?4",
                        certificateNumber,
                        kind,
                        ENDED,
                        except)
                > 0;
    }

    /** All of a certificate, in one order for whoever locks them. */
    public List<UUID> ofCertificate(String certificateNumber) {
        return getEntityManager()
                .createQuery("select id from Claim where certificateNumber = :number order by id", UUID.class)
                .setParameter("number", certificateNumber)
                .getResultList();
    }

    /** How many of the kind stand before it in the queue for money, itself counted. */
    public long placeInQueue(Claim claim) {
        return count(
                        "kind = ?1 and status = ?2 and (approvedAt < ?3 or approvedAt = ?3 and id < ?4)",
                        claim.kind(),
                        ClaimStatus.AWAITING_FUNDS,
                        claim.approvedAt().orElseThrow(),
                        claim.id())
                + 1;
    }

    /** Whoever waits for the money of a line, first come first served, locked. */
    public List<Claim> lockWaiting(AwardKind kind, int limit) {
        return find("kind = ?1 and status = ?2 order by approvedAt, id", kind, ClaimStatus.AWAITING_FUNDS)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list();
    }

    /** One more than the limit, so that a further page shows. */
    public List<Claim> page(Filter filter, UUID after, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new HashMap<String, Object>();
        add(conditions, parameters, "status = :status", "status", filter.status());
        add(conditions, parameters, "claimedBy = :owner", "owner", filter.owner());
        add(conditions, parameters, "id > :after", "after", after);
        if (filter.claimedBefore() != null) {
            add(conditions, parameters, "status in :undecided", "undecided", UNDECIDED);
            add(conditions, parameters, "claimedOn < :before", "before", filter.claimedBefore());
        }
        return find(String.join(" and ", conditions) + " order by id", parameters)
                .range(0, limit)
                .list();
    }

    private static void add(
            List<String> conditions, HashMap<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /** Drafts and corrections whose time was over before the day. */
    List<Key> expired(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select new io.skillcert.subsidy.claim.Claims$Key(c.id, c.holderDigest)"
                                + " from Claim c, Entitlement e where e.certificateNumber = c.certificateNumber"
                                + " and (c.status = :draft and e.lastDayToClaim < :today"
                                + " or c.status = :returned and c.correctBy < :today) order by c.id",
                        Key.class)
                .setParameter("draft", ClaimStatus.DRAFT)
                .setParameter("returned", ClaimStatus.RETURNED_FOR_CORRECTION)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    /** @param owner null for those who may see all */
    public boolean isOf(UUID id, String owner) {
        return owner == null || count("id = ?1 and claimedBy = ?2", id, owner) > 0;
    }

    /** Whose it is, without reading the claim before it is locked. @param owner null for those who may see all */
    public Key keyOf(UUID id, String owner) {
        return getEntityManager()
                .createQuery(
                        "select new io.skillcert.subsidy.claim.Claims$Key(id, holderDigest) from Claim"
                                + " where id = :id and (:owner is null or claimedBy = :owner)",
                        Key.class)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ClaimProblems.notFound(id));
    }

    public record Key(UUID id, String holderDigest) {}
}
