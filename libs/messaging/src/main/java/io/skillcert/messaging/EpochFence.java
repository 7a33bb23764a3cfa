package io.skillcert.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Raises numbers that the service issues above those in events that it published before its database was restored to an
 * earlier moment. Until all fences are done no epoch begins, and {@link EventEpochs#requireBegun} refuses new numbers.
 */
public interface EpochFence {

    /** An event of the service's own topic. The database may have lost the change that it tells of. */
    record Published(String type, byte[] value) {}

    /**
     * Raises numbers above those of some published events.
     *
     * @param connection to the restored database, in the transaction that begins the epoch
     */
    void raise(Connection connection, List<Published> events) throws SQLException;
}
