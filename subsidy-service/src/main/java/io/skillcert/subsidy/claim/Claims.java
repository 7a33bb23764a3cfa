package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.entitlement.ActingAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All claims. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {

    /** They reserve nothing: a draft is not yet a claim, and the others have ended. */
    private static final List<ClaimStatus> NOT_LIVE =
            List.of(ClaimStatus.DRAFT, ClaimStatus.REFUSED, ClaimStatus.WITHDRAWN, ClaimStatus.EXPIRED);

    private static final String OF_OWNER = "(claimedBy = :owner or any_of(holderDigest, :holders))";

    private static final String EXPIRED = " (c.status = DRAFT and (c.changedOn < :draftsBefore"
            + " or exists (from Entitlement e"
            + " where e.certificateNumber = c.certificateNumber and e.lastDayToClaim < :today))"
            + " or c.status = RETURNED_FOR_CORRECTION and c.correctBy < :today)";
    private static final List<ClaimStatus> UNDECIDED =
            List.of(ClaimStatus.SUBMITTED, ClaimStatus.UNDER_REVIEW, ClaimStatus.REFERRED);

    private final ActingAccounts actingAccounts;

    Claims(ActingAccounts actingAccounts) {
        this.actingAccounts = actingAccounts;
    }

    /**
     * The claim, if the owner has filed it or is bound to its holder.
     *
     * @param owner null for callers who may see all claims
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such claim of the owner
     */
    public Claim getFor(UUID id, String owner) {
        return findByIdOptional(id)
                .filter(claim -> owner == null
                        || claim.belongsTo(owner)
                        || actingAccounts.holdersOf(owner).contains(claim.holderDigest()))
                .orElseThrow(() -> SubsidyProblem.CLAIM_NOT_FOUND.exception(id));
    }

    public Claim lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> SubsidyProblem.CLAIM_NOT_FOUND.exception(id));
    }

    /** Whether the certificate has another claim of the kind that is pending or paid. */
    public boolean hasLive(String certificateNumber, AwardKind kind, UUID except) {
        return count(
                        "certificateNumber = ?1 and kind = ?2 and status not in ?3 and id <> ?4",
                        certificateNumber,
                        kind,
                        NOT_LIVE,
                        except)
                > 0;
    }

    /** The account's draft for the certificate. */
    Optional<Claim> draftOf(String account, String certificateNumber, AwardKind kind) {
        return find(
                        "claimedBy = ?1 and certificateNumber = ?2 and kind = ?3 and status = ?4",
                        account,
                        certificateNumber,
                        kind,
                        ClaimStatus.DRAFT)
                .firstResultOptional();
    }

    /** The claims of a certificate, in the order in which they are locked. */
    public List<UUID> ofCertificate(String certificateNumber) {
        return getEntityManager()
                .createQuery("select id from Claim where certificateNumber = :number order by id", UUID.class)
                .setParameter("number", certificateNumber)
                .getResultList();
    }

    /** The place of the claim in the queue for funds; the first is 1. */
    public long placeInQueue(Claim claim) {
        return count(
                        "kind = ?1 and status = ?2 and (approvedAt < ?3 or approvedAt = ?3 and id < ?4)",
                        claim.kind(),
                        ClaimStatus.AWAITING_FUNDS,
                        claim.approvedAt().orElseThrow(),
                        claim.id())
                + 1;
    }

    /** Locks the first claims in the queue for the funds of a line. */
    public List<Claim> lockWaiting(AwardKind kind, int limit) {
        return find("kind = ?1 and status = ?2 order by approvedAt, id", kind, ClaimStatus.AWAITING_FUNDS)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list();
    }

    public boolean isAnyWaiting(AwardKind kind) {
        return count("kind = ?1 and status = ?2", kind, ClaimStatus.AWAITING_FUNDS) > 0;
    }

    /**
     * A page of claims.
     *
     * @param owner null for callers who may see all claims
     * @param claimedBefore restricts the page to undecided claims that were submitted before the day; null for all
     */
    List<Claim> page(ListClaims.Filter filter, String owner, LocalDate claimedBefore, PageRequest page) {
        var conditions = new ArrayList<String>(List.of("id > :after"));
        var parameters = new HashMap<String, Object>(Map.of("after", page.after()));
        add(conditions, parameters, "status = :status", "status", filter.status());
        add(conditions, parameters, "certificateNumber = :number", "number", filter.certificateNumber());
        add(conditions, parameters, "reference = :reference", "reference", filter.reference());
        if (filter.changes() != null) {
            add(
                    conditions,
                    parameters,
                    "changedIn >= :first",
                    "first",
                    filter.changes().first());
            add(
                    conditions,
                    parameters,
                    "changedIn <= :last",
                    "last",
                    filter.changes().last());
        }
        if (owner != null) {
            add(conditions, parameters, OF_OWNER, "owner", owner);
            parameters.put("holders", holdersOf(owner));
        }
        if (claimedBefore != null) {
            add(conditions, parameters, "status in :undecided", "undecided", UNDECIDED);
            add(conditions, parameters, "claimedOn < :before", "before", claimedBefore);
        }
        return find(String.join(" and ", conditions) + " order by id", parameters)
                .range(0, page.limit())
                .list();
    }

    private static void add(
            List<String> conditions, HashMap<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /** The keys of drafts and corrections whose time was over before the day. */
    List<Key> expired(LocalDate today, LocalDate draftsBefore, int limit) {
        return getEntityManager()
                .createQuery(
                        "select new io.skillcert.subsidy.claim.Claims$Key(c.id, c.holderDigest) from Claim c where"
                                + EXPIRED + " order by c.id",
                        Key.class)
                .setParameter("today", today)
                .setParameter("draftsBefore", draftsBefore)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Locks those of the claims whose time is still over. The caller has locked the holders' awards. */
    List<Claim> lockExpired(LocalDate today, LocalDate draftsBefore, List<Key> keys) {
        return getEntityManager()
                .createQuery("from Claim c where any_of(c.id, :ids) and" + EXPIRED + " order by c.id", Claim.class)
                .setParameter("ids", keys.stream().map(Key::id).toArray(UUID[]::new))
                .setParameter("today", today)
                .setParameter("draftsBefore", draftsBefore)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those of the claims that the owner has filed, or to whose holder the owner is bound. */
    public Set<UUID> idsOf(String owner, Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("select c.id from Claim c where c.id in :ids and " + OF_OWNER, UUID.class)
                .setParameter("ids", ids)
                .setParameter("owner", owner)
                .setParameter("holders", holdersOf(owner))
                .getResultList());
    }

    /**
     * Whether the owner has filed the claim or is bound to its holder, and so may read and withdraw it.
     *
     * @param owner null for callers who may see all claims
     */
    public boolean isOf(UUID id, String owner) {
        return owner == null
                || count("id = :id and " + OF_OWNER, Map.of("id", id, "owner", owner, "holders", holdersOf(owner))) > 0;
    }

    private String[] holdersOf(String account) {
        return actingAccounts.holdersOf(account).toArray(String[]::new);
    }

    /**
     * The claim's holder, read without the claim, which is to be locked first.
     *
     * @param owner null for callers who may see all claims
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such claim of the owner
     */
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
                .orElseThrow(() -> SubsidyProblem.CLAIM_NOT_FOUND.exception(id));
    }

    /** A claim and the holder of its certificate. */
    public record Key(UUID id, String holderDigest) {}
}
