package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.system.Project;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Measures how long the oldest event has waited in the outbox of a service. */
final class OldestEvent implements AutoCloseable {

    private static final String AGE =
            "select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::text from outbox";
    private static final int MILLIS_BETWEEN = 500;

    private final Cluster cluster;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile double seconds;

    OldestEvent(Cluster cluster) {
        this.cluster = cluster;
        timer.scheduleWithFixedDelay(this::look, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (var database : Project.SERVICES) {
            try {
                var age = DatabaseCheck.rows(cluster, database, AGE).get(0);
                seconds = Math.max(seconds, Double.parseDouble(age));
            } catch (SQLException e) {
                return; // the database is away: its events are as old when it is back
            }
        }
    }

    /** Returns the longest time. */
    double seconds() {
        return seconds;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
