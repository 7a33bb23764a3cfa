package io.skillcert.subsidy.entitlement;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.personal.AccountDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The accounts that may act for holders: those that could act for the registration of a certificate, and the candidate
 * accounts bound to a person. The only writer of their tables.
 */
@ApplicationScoped
public class ActingAccounts {

    private static final String MAY_ACT =
            """
            select exists (select from entitlement e
                           where e.id = :entitlement
                             and (exists (select from entitlement_account a
                                          where a.entitlement_id = e.id and a.account_digest = any(:accounts))
                                  or exists (select from holder_account h
                                             where h.holder_digest = e.holder_digest and h.account_digest = any(:accounts))))
            """;

    /** No account is added to holders, which shares the lock, while another transaction releases one. */
    private static final String LOCK = "acting-accounts";

    private static final String ADD =
            """
            insert into entitlement_account (entitlement_id, account_digest)
            select entitlement, account
            from unnest(cast(:entitlements as uuid[]), cast(:holders as text[]), cast(:accounts as text[]))
                as added (entitlement, holder, account)
            where not exists (select from released_account r where r.holder_digest = holder and r.account_digest = account)
            on conflict do nothing
            """;

    private final EntityManager database;
    private final AccountDigests digests;

    ActingAccounts(EntityManager database, AccountDigests digests) {
        this.database = database;
        this.digests = digests;
    }

    /**
     * Lets accounts act for certificates, except those that were replaced: exam-service may not have known of it yet.
     *
     * @param accountDigests those of each entitlement, in their order; null in events of earlier versions
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void addAll(List<Entitlement> issued, List<List<String>> accountDigests) {
        var entitlements = new ArrayList<UUID>();
        var holders = new ArrayList<String>();
        var accounts = new ArrayList<String>();
        for (int i = 0; i < issued.size(); i++) {
            for (var account : Objects.requireNonNullElse(accountDigests.get(i), List.<String>of())) {
                entitlements.add(issued.get(i).id());
                holders.add(issued.get(i).holderDigest());
                accounts.add(account);
            }
        }
        AdvisoryLock.lockShared(database, LOCK);
        database.createNativeQuery(ADD)
                .setParameter("entitlements", entitlements.toArray(UUID[]::new))
                .setParameter("holders", holders.toArray(String[]::new))
                .setParameter("accounts", accounts.toArray(String[]::new))
                .executeUpdate();
    }

    /** Binds an account to a person; the one that it replaces may act no longer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void bind(HolderAccountBoundV1 bound) {
        AdvisoryLock.lock(database, LOCK);
        database.createNativeQuery(
                        "delete from released_account where holder_digest = :holder and account_digest = :account")
                .setParameter("holder", bound.holderDigest())
                .setParameter("account", bound.accountDigest())
                .executeUpdate();
        database.createNativeQuery("insert into holder_account (holder_digest, account_digest)"
                        + " values (:holder, :account) on conflict do nothing")
                .setParameter("holder", bound.holderDigest())
                .setParameter("account", bound.accountDigest())
                .executeUpdate();
        bound.replaced().forEach(account -> remove(bound.holderDigest(), account));
    }

    private void remove(String holderDigest, String accountDigest) {
        database.createNativeQuery("insert into released_account (holder_digest, account_digest)"
                        + " values (:holder, :account) on conflict do nothing")
                .setParameter("holder", holderDigest)
                .setParameter("account", accountDigest)
                .executeUpdate();
        database.createNativeQuery(
                        "delete from holder_account where holder_digest = :holder and account_digest = :account")
                .setParameter("holder", holderDigest)
                .setParameter("account", accountDigest)
                .executeUpdate();
        database.createNativeQuery(
                        "delete from entitlement_account a using entitlement e where e.id = a.entitlement_id and"
                                + " e.holder_digest = :holder and a.account_digest = :account")
                .setParameter("holder", holderDigest)
                .setParameter("account", accountDigest)
                .executeUpdate();
    }

    /** The digests of the holders to whom the account is bound. */
    public List<String> holdersOf(String account) {
        List<?> holders = database.createNativeQuery(
                        "select holder_digest from holder_account where account_digest = any(cast(:accounts as text[]))")
                .setParameter("accounts", digests.allOf(account).toArray(String[]::new))
                .getResultList();
        return holders.stream().map(String.class::cast).toList();
    }

    /** Those of the entitlements that the account may read and claim for. */
    public Set<UUID> entitlementsOf(String account, Collection<UUID> entitlements) {
        List<?> found = database.createNativeQuery(
                        """
                        select e.id from entitlement e
                        where e.id = any(:entitlements)
                            and (exists (select from entitlement_account a
                                    where a.entitlement_id = e.id and a.account_digest = any(cast(:accounts as text[])))
                                or exists (select from holder_account h where h.holder_digest = e.holder_digest
                                    and h.account_digest = any(cast(:accounts as text[]))))""")
                .setParameter("entitlements", entitlements.toArray(UUID[]::new))
                .setParameter("accounts", digests.allOf(account).toArray(String[]::new))
                .getResultList();
        return found.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** Whether the account may read the entitlement and claim for it. */
    public boolean mayActFor(UUID entitlementId, String account) {
        return (Boolean) database.createNativeQuery(MAY_ACT)
                .setParameter("entitlement", entitlementId)
                .setParameter("accounts", digests.allOf(account).toArray(String[]::new))
                .getSingleResult();
    }
}
