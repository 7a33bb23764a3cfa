package io.skillcert.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The depth of the outbox as the relay measured it last: a scrape of metrics asks the database nothing. */
@ApplicationScoped
class OutboxMetrics {

    private static final OutboxTable.Backlog UNKNOWN = new OutboxTable.Backlog(-1, Double.NaN);

    private final DataSource database;
    private final MessagingConfig config;
    private final MeterRegistry metrics;
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
    private volatile OutboxTable.Backlog measured = UNKNOWN;

    OutboxMetrics(DataSource database, MessagingConfig config, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.metrics = metrics;
    }

    void register() {
        Gauge.builder("skillcert.outbox.depth", () -> measured == UNKNOWN ? Double.NaN : measured.depth())
                .description("Events waiting for the broker")
                .register(metrics);
        Gauge.builder("skillcert.outbox.oldest.seconds", () -> measured.oldestSeconds())
                .description("Age of the oldest event waiting")
                .register(metrics);
    }

    /** Measures if the last measurement is old; while the database is away the depth is unknown. */
    void measureIfDue() {
        var due = nextAt.get();
        var now = System.nanoTime();
        if (now - due < 0
                || !nextAt.compareAndSet(due, now + config.measureEvery().toNanos())) {
            return;
        }
        try (var connection = database.getConnection()) {
            measured = OutboxTable.backlog(connection);
        } catch (SQLException e) {
            measured = UNKNOWN;
        }
    }
}
