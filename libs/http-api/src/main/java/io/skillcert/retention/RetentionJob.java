package io.skillcert.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import io.skillcert.job.RowJob;
import io.skillcert.policy.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/** Erases one kind of personal data, row by row, when its retention period is over. */
public final class RetentionJob implements RowJob<UUID> {

    /**
     * What is erased, in SQL that the service writes.
     *
     * @param name the name of the job, such as {@code erase-mailing-addresses}
     * @param key the column of the key, a UUID
     * @param due the condition of rows that are due; {@code :before} is the day before which their period began
     * @param erasure the assignments of the columns that are erased
     * @param also statements about the erased rows, whose keys are the parameter {@code keys}
     */
    public record Rule(String name, String table, String key, String due, String erasure, List<String> also) {

        public Rule(String name, String table, String key, String due, String erasure) {
            this(name, table, key, due, erasure, List.of());
        }
    }

    private final Rule rule;
    private final Timeline<Period> retention;
    private final Tools tools;

    private RetentionJob(Rule rule, Timeline<Period> retention, Tools tools) {
        this.rule = rule;
        this.retention = retention;
        this.tools = tools;
    }

    /** Makes retention jobs. */
    @ApplicationScoped
    public static class Tools {

        private final EntityManager database;
        private final Audit audit;
        private final BusinessClock clock;

        Tools(EntityManager database, Audit audit, BusinessClock clock) {
            this.database = database;
            this.audit = audit;
            this.clock = clock;
        }

        /** @param retention how long the data are kept, by the day on which they are erased */
        public RetentionJob job(Rule rule, Timeline<Period> retention) {
            return new RetentionJob(rule, retention, this);
        }
    }

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        List<?> found = tools.database
                .createNativeQuery("select %2$s from %1$s where %3$s order by %2$s"
                        .formatted(rule.table(), rule.key(), rule.due()))
                .setParameter("before", before())
                .setMaxResults(limit)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    @Override
    public void handle(List<UUID> keys) {
        List<?> erased = tools.database
                .createNativeQuery("update %1$s set %4$s where %2$s = any(:keys) and %3$s returning %2$s"
                        .formatted(rule.table(), rule.key(), rule.due(), rule.erasure()))
                .setParameter("keys", keys.toArray(UUID[]::new))
                .setParameter("before", before())
                .getResultList();
        var ids = erased.stream().map(UUID.class::cast).toList();
        for (var statement : rule.also()) {
            tools.database
                    .createNativeQuery(statement)
                    .setParameter("keys", ids.toArray(UUID[]::new))
                    .executeUpdate();
        }
        tools.audit.recordAll(
                Caller.SERVICE, tools.clock.instant(), rule.name(), rule.table(), ids, "the retention period is over");
    }

    private LocalDate before() {
        var today = tools.clock.today();
        return today.minus(retention.on(today).value());
    }
}
