package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Begins a new epoch of events when the database was restored: {@code ce_epoch} of each event names the epoch. */
@ApplicationScoped
class EventEpochs {

    private static final Logger LOG = Logger.getLogger(EventEpochs.class);

    private final DataSource database;

    EventEpochs(DataSource database) {
        this.database = database;
    }

    /** Begins an epoch if the database is not the one in which the last epoch began. No relay sends before that. */
    void beginIfRestored() throws SQLException {
        try (var connection = database.getConnection()) {
            if (OutboxTable.currentEpoch(connection).isPresent()) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                begin(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Begins an epoch unless another replica has done so meanwhile. */
    static void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table event_epoch in share row exclusive mode");
            if (OutboxTable.currentEpoch(connection).isEmpty()) {
                statement.execute("select begin_event_epoch()");
                LOG.infof(
                        "Event epoch %d has begun",
                        OutboxTable.currentEpoch(connection).orElseThrow());
            }
        }
    }
}
