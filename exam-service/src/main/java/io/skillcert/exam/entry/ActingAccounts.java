package io.skillcert.exam.entry;

import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.personal.AccountDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * The accounts that may act for a registration: those its confirmation names (the account that registered the person), and
 * those that are bound to its holder. Accounts are compared by their keyed digests.
 */
@ApplicationScoped
public class ActingAccounts {

    private final EntityManager database;
    private final AccountDigests digests;

    ActingAccounts(EntityManager database, AccountDigests digests) {
        this.database = database;
        this.digests = digests;
    }

    void bind(HolderAccountBoundV1 event) {
        event.replaced().forEach(account -> release(event.holderDigest(), account));
        database.createNativeQuery("insert into holder_account (holder_digest, account_digest, bound_at)"
                        + " values (:holder, :account, :at) on conflict do nothing")
                .setParameter("holder", event.holderDigest())
                .setParameter("account", event.accountDigest())
                .setParameter("at", event.boundAt())
                .executeUpdate();
        database.createNativeQuery(
                        "delete from released_account where holder_digest = :holder and account_digest = :account")
                .setParameter("holder", event.holderDigest())
                .setParameter("account", event.accountDigest())
                .executeUpdate();
    }

    /** The accounts that were replaced, by holder; a confirmation that was made meanwhile may still name them. */
    Map<String, Set<String>> releasedOf(Collection<String> holders) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select holder_digest, account_digest from released_account where holder_digest = any(:holders)",
                        Object[].class)
                .setParameter("holders", holders.toArray(String[]::new))
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toSet())));
    }

    private void release(String holder, String account) {
        database.createNativeQuery("insert into released_account (holder_digest, account_digest)"
                        + " values (:holder, :account) on conflict do nothing")
                .setParameter("holder", holder)
                .setParameter("account", account)
                .executeUpdate();
        database.createNativeQuery(
                        "delete from holder_account where holder_digest = :holder and account_digest = :account")
                .setParameter("holder", holder)
                .setParameter("account", account)
                .executeUpdate();
        database.createNativeQuery("update exam_entry set acting_accounts = array_remove(acting_accounts, :account),"
                        + " version = version + 1 where holder_digest = :holder and :account = any(acting_accounts)")
                .setParameter("holder", holder)
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Whether an account may act for a registration. */
    public boolean mayAct(String account, ExamEntry entry) {
        return !Collections.disjoint(of(entry), digests.allOf(account));
    }

    /** Those of the registrations for which an account may act. */
    public Set<UUID> registrationsOf(String account, Collection<UUID> registrations) {
        List<?> found = database.createNativeQuery(
                        """
                        select e.registration_id from exam_entry e
                        where e.registration_id = any(:registrations)
                            and (e.acting_accounts && cast(:accounts as text[]) or exists (
                                select from holder_account h where h.holder_digest = e.holder_digest
                                    and h.account_digest = any(cast(:accounts as text[]))))""")
                .setParameter("registrations", registrations.toArray(UUID[]::new))
                .setParameter("accounts", digests.allOf(account).toArray(String[]::new))
                .getResultList();
        return found.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** The latest registrations for which an account may act, the latest first. */
    public List<UUID> latestOf(String account, int limit) {
        List<?> found = database.createNativeQuery(
                        """
                        select own.registration_id from (
                            select e.registration_id, e.registration_number from exam_entry e
                            where e.acting_accounts && cast(:accounts as text[])
                            union
                            select e.registration_id, e.registration_number from holder_account h
                            join exam_entry e on e.holder_digest = h.holder_digest
                            where h.account_digest = any(cast(:accounts as text[]))) own
                        order by own.registration_number desc limit :limit""",
                        UUID.class)
                .setParameter("accounts", digests.allOf(account).toArray(String[]::new))
                .setParameter("limit", limit)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    /** The digests of the accounts that may act for a registration. */
    public List<String> of(ExamEntry entry) {
        return ofAll(List.of(entry)).get(entry.registrationId());
    }

    /** The digests of the accounts that may act, by registration. */
    public Map<UUID, List<String>> ofAll(Collection<ExamEntry> entries) {
        var bound =
                boundTo(entries.stream().map(ExamEntry::holderDigest).distinct().toArray(String[]::new));
        return entries.stream().collect(Collectors.toMap(ExamEntry::registrationId, entry -> Stream.concat(
                        entry.actingAccounts().stream(), bound.getOrDefault(entry.holderDigest(), List.of()).stream())
                .distinct()
                .sorted()
                .toList()));
    }

    private Map<String, List<String>> boundTo(String[] holders) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select holder_digest, account_digest from holder_account where holder_digest = any(:holders)",
                        Object[].class)
                .setParameter("holders", holders)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }
}
