package io.skillcert.messaging;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hibernate.Session;

/**
 * Publishes the events of the running {@link EventResend} again, with the same ids, sequences, epochs and times. After a crash
 * a batch is published once more.
 */
@ApplicationScoped
class ResendEvents implements Job {

    private final EventResends resends;
    private final RelayWorker relays;
    private final EntityManager database;
    private final BusinessClock clock;

    ResendEvents(EventResends resends, RelayWorker relays, EntityManager database, BusinessClock clock) {
        this.resends = resends;
        this.relays = relays;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "resend-events";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Progress runBatch() {
        var running = resends.running();
        running.ifPresent(this::publishBatch);
        return running.filter(resend -> resend.finishedAt().isEmpty()).isPresent() ? Progress.MORE : Progress.DONE;
    }

    private void publishBatch(EventResend resend) {
        var events = database.unwrap(Session.class)
                .doReturningWork(connection -> logged(connection, resend.nextPosition(), resend.toPosition()));
        relays.publish(events);
        var next = events.isEmpty()
                ? resend.toPosition() + 1
                : events.get(events.size() - 1).seq() + 1;
        resend.advance(events.size(), next, clock.instant());
    }

    private List<OutboxTable.Row> logged(Connection connection, long from, long to) throws SQLException {
        return OutboxTable.logged(connection, relays.source(), from, to, OutboxRelay.BATCH_SIZE);
    }
}
