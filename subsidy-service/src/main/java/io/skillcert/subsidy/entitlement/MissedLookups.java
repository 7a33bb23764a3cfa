package io.skillcert.subsidy.entitlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts for each account how often it has named a certificate that is not its own, and for each certificate how often
 * accounts have missed it, in all replicas together. Beyond the limits of an hour a miss is answered 429. What an account
 * may see is answered always, so that nobody locks a holder out.
 */
@ApplicationScoped
class MissedLookups {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int PER_CERTIFICATE = 50;
    private static final Pattern CERTIFICATE_NUMBER = Pattern.compile("[SY]\\d{21}");

    private static final String COUNT =
            """
            insert into %1$s as m (%2$s, started_at, misses) values (:key, :now, 1)
            on conflict (%2$s) do update set
                started_at = case when m.started_at > :since then m.started_at else excluded.started_at end,
                misses = case when m.started_at > :since then m.misses + 1 else 1 end
            returning misses, extract(epoch from started_at) - extract(epoch from cast(:since as timestamptz))
            """;

    private static final String COUNT_OF_ACCOUNT = COUNT.formatted("missed_lookup", "account");
    private static final String COUNT_OF_CERTIFICATE = COUNT.formatted("missed_certificate", "certificate_number");

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
     * @throws ProblemException 429 if the account has missed, or the certificate was missed, too often in this hour
     */
    void add(String account, String certificateNumber) {
        var wait = QuarkusTransaction.requiringNew().call(() -> {
            // What is no certificate number may be somebody's identity number, which has no place in the audit log.
            boolean wellFormed = CERTIFICATE_NUMBER.matcher(certificateNumber).matches();
            audit.record("miss-entitlement", "certificate", wellFormed ? certificateNumber : "malformed", null);
            int ofAccount = count(COUNT_OF_ACCOUNT, account, allowed);
            // An account at its limit adds no rows of certificates that it invents.
            return ofAccount > 0 || !wellFormed ? ofAccount : countCertificate(certificateNumber);
        });
        if (wait > 0) {
            throw ProblemException.tooMany(wait);
        }
    }

    private int countCertificate(String certificateNumber) {
        database.createNativeQuery(
                        "delete from missed_certificate where certificate_number in (select certificate_number"
                                + " from missed_certificate where started_at < :since limit 10 for update skip locked)")
                .setParameter("since", clock.instant().minus(WINDOW))
                .executeUpdate();
        return count(COUNT_OF_CERTIFICATE, certificateNumber, PER_CERTIFICATE);
    }

    /** @return the seconds to wait; 0 if the limit is not reached */
    private int count(String query, String key, int limit) {
        var now = clock.instant();
        var row = (Object[]) database.createNativeQuery(query)
                .setParameter("key", key)
                .setParameter("now", now)
                .setParameter("since", now.minus(WINDOW))
                .getSingleResult();
        if (((Number) row[0]).intValue() <= limit) {
            return 0;
        }
        return Math.max(1, ((Number) row[1]).intValue());
    }
}
