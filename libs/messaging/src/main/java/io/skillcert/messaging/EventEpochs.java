package io.skillcert.messaging;

import io.quarkus.arc.All;
import io.skillcert.http.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Begins a new epoch of events when the database was restored: {@code ce_epoch} of each event names the epoch. Before it
 * begins, the positions of the log and the numbers that the service issues are raised above those that it has published.
 */
@ApplicationScoped
public class EventEpochs {

    private static final Logger LOG = Logger.getLogger(EventEpochs.class);

    /** How far the clocks of the database and of the replicas may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

    private final DataSource database;
    private final EntityManager entities;
    private final BrokerSettings broker;
    private final MessagingConfig config;
    private final EventSignatures signatures;
    private final List<EpochFence> fences;

    EventEpochs(
            DataSource database,
            EntityManager entities,
            BrokerSettings broker,
            MessagingConfig config,
            EventSignatures signatures,
            @All List<EpochFence> fences) {
        this.database = database;
        this.entities = entities;
        this.broker = broker;
        this.config = config;
        this.signatures = signatures;
        this.fences = fences;
    }

    /**
     * Checks that numbers may be issued in this database.
     *
     * @throws io.skillcert.http.problem.ProblemException 503 if it was restored and its new epoch has not begun yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireBegun() {
        if (entities.createNativeQuery("select current_event_epoch()").getSingleResult() == null) {
            throw HttpProblem.UNAVAILABLE.exception();
        }
    }

    /** Begins an epoch if the database is not the one in which the last epoch began. No relay sends before that. */
    void beginIfRestored() throws SQLException {
        try (var connection = database.getConnection()) {
            if (OutboxTable.currentEpoch(connection).isPresent()) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                var published = new PublishedEvents(broker.all(), Topics.of(config.source()), signatures);
                begin(connection, fences, published, config.topicRetention());
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Begins an epoch unless another replica has done so meanwhile. */
    static void begin(
            Connection connection, List<EpochFence> fences, PublishedEvents published, Duration topicRetention)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table event_epoch in share row exclusive mode");
            if (OutboxTable.currentEpoch(connection).isPresent()) {
                return;
            }
            var since = lastLogged(connection).minus(CLOCK_DIFFERENCE);
            var read = published.readSince(since, events -> {
                for (var fence : fences) {
                    fence.raise(connection, events);
                }
            });
            // No more positions were lost: every logged event is in the topic.
            statement.execute("update event_log_head set position = position + " + read.events());
            statement.execute("select begin_event_epoch()");
            if (read.skipped() > 0) {
                LOG.errorf(
                        "%d events in the topic of this service are not signed by it: no number was raised above theirs",
                        read.skipped());
            }
            if (read.fromStart() && since.isBefore(now(connection).minus(topicRetention))) {
                LOG.errorf(
                        "The event log ends at %s, and the topic keeps events for %s: numbers may be issued again that"
                                + " were published in events which are in neither",
                        since.plus(CLOCK_DIFFERENCE), topicRetention);
            }
            LOG.infof(
                    "The database was restored: event epoch %d has begun",
                    OutboxTable.currentEpoch(connection).orElseThrow());
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select now()");
                var row = query.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** Returns the time of the last event that the database knows to be published; the beginning of time if there is none. */
    private static Instant lastLogged(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select logged_at from event_log order by position desc limit 1");
                var row = query.executeQuery()) {
            return row.next() ? row.getTimestamp(1).toInstant() : Instant.EPOCH.plus(CLOCK_DIFFERENCE);
        }
    }
}
