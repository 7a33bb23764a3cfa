package io.skillcert.subsidy.letter;

import io.skillcert.notification.AccountsToNotify;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the account that is notified of letters about a claim: the one that filed it. The other accounts that act for a holder
 * are known here by their digests alone.
 */
@ApplicationScoped
class AccountsOfClaims implements AccountsToNotify {

    private final EntityManager database;

    AccountsOfClaims(EntityManager database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Set<String>> of(Collection<UUID> claims) {
        List<?> rows = database.createNativeQuery("select id, claimed_by from claim where id = any(:claims)")
                .setParameter("claims", claims.toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> Set.of((String) row[1])));
    }
}
