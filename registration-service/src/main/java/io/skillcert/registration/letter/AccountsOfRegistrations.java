package io.skillcert.registration.letter;

import io.skillcert.notification.AccountsToNotify;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the accounts that are notified of letters about registrations: the one that is bound to the person, and the one that
 * made the registration unless it is a partner's. Each may read the letters.
 */
@ApplicationScoped
class AccountsOfRegistrations implements AccountsToNotify {

    private static final String ACCOUNTS =
            """
            select r.id, r.registered_by from registration r
            where r.id = any(:registrations) and r.registered_as <> 'PARTNER'
            union
            select r.id, b.account from registration r join person p on p.id = r.person_id
            join account_binding b on b.holder_digest = p.holder_digest where r.id = any(:registrations)""";

    private final EntityManager database;

    AccountsOfRegistrations(EntityManager database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Set<String>> of(Collection<UUID> registrations) {
        List<?> rows = database.createNativeQuery(ACCOUNTS)
                .setParameter("registrations", registrations.toArray(UUID[]::new))
                .getResultList();
        var accounts = new HashMap<UUID, Set<String>>();
        rows.stream().map(Object[].class::cast).forEach(row -> accounts.computeIfAbsent(
                        (UUID) row[0], id -> new HashSet<>())
                .add((String) row[1]));
        return accounts;
    }
}
