package io.skillcert.subsidy.entitlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts for each account how often it has named a certificate that is not its own, in all replicas together. Beyond the
 * limit of an hour a miss is answered 429. What an account may see is answered always, so that nobody locks a holder out.
 */
@ApplicationScoped
class MissedLookups {

    private static final Duration WINDOW = Duration.ofHours(1);

    private static final String COUNT =
            """
            insert into missed_lookup as m (account, started_at, misses) values (:account, :now, 1)
            on conflict (account) do update set
                started_at = case when m.started_at > :since then m.started_at else excluded.started_at end,
                misses = case when m.started_at > :since then m.misses + 1 else 1 end
            returning misses, extract(epoch from started_at) - extract(epoch from cast(:since as timestamptz))
            """;

    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;
    private final int allowed;

    MissedLookups(
            EntityManager database,
            Audit audit,
            BusinessClock clock,
            @ConfigProperty(name = "skillcert.lookups.misses-per-hour") int allowed) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.allowed = allowed;
    }

    /**
     * Counts and audits a miss, whatever becomes of the transaction of the request.
     *
     * @throws ProblemException 429 if the account has missed too often in this hour
     */
    void add(String account) {
        var wait = QuarkusTransaction.requiringNew().call(() -> {
            audit.record("miss-entitlement", "account", account, null);
            return count(account);
        });
        if (wait > 0) {
            throw ProblemException.tooMany(wait);
        }
    }

    /** @return the seconds to wait; 0 if no limit is reached */
    private int count(String account) {
        var now = clock.instant();
        var row = (Object[]) database.createNativeQuery(COUNT)
                .setParameter("account", account)
                .setParameter("now", now)
                .setParameter("since", now.minus(WINDOW))
                .getSingleResult();
        if (((Number) row[0]).intValue() <= allowed) {
            return 0;
        }
        return Math.max(1, ((Number) row[1]).intValue());
    }
}
