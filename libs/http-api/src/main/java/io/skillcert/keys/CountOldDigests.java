package io.skillcert.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.skillcert.job.Job;
import io.skillcert.personal.HolderDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the rows with a digest of a person or an account by another key than the current one, for the gauge
 * {@code skillcert.digests.old}: while there are any, the old key must stay.
 */
@ApplicationScoped
class CountOldDigests implements Job {

    private static final String COLUMNS =
            """
            select quote_ident(table_name), quote_ident(column_name) from information_schema.columns
            where table_schema = current_schema() and column_name in ('holder_digest', 'account_digest', 'acting_accounts')
            """;

    private final EntityManager database;
    private final HolderDigests digests;
    private final MeterRegistry metrics;
    private final AtomicLong old = new AtomicLong(-1);

    CountOldDigests(EntityManager database, HolderDigests digests, MeterRegistry metrics) {
        this.database = database;
        this.digests = digests;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        metrics.gauge("skillcert.digests.old", Tags.empty(), old);
    }

    @Override
    public String name() {
        return "count-old-digests";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Progress runBatch() {
        List<?> columns = database.createNativeQuery(COLUMNS).getResultList();
        old.set(columns.stream()
                .map(Object[].class::cast)
                .mapToLong(this::count)
                .sum());
        return Progress.DONE;
    }

    /** Also counts rows with a list of digests if one of them is old; an erased digest is not counted. */
    private long count(Object[] column) {
        var rows = (Number)
                database.createNativeQuery("select count(*) from %s where cast(%s as text) ~ :old".formatted(column))
                        .setParameter("old", "\\m(?!" + digests.currentVersion() + ":)[0-9]{1,4}:[0-9a-f]{64}")
                        .getSingleResult();
        return rows.longValue();
    }
}
