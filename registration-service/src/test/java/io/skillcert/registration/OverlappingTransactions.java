package io.skillcert.registration;

import io.skillcert.localstack.testing.Rows;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** Runs a call while another transaction has made a change that is not committed. */
public final class OverlappingTransactions {

    private OverlappingTransactions() {}

    /**
     * Makes a change, starts the call, commits the change as soon as the call waits for it, and returns the call's result. A
     * call that does not wait ends first.
     *
     * @param table the table on which the call waits
     */
    public static <T> T whileUncommitted(DataSource database, String change, String table, Callable<T> call)
            throws Exception {
        var caller = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            var result = caller.submit(call);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> result.isDone() || isWaiting(database, table));
            connection.commit();
            connection.setAutoCommit(true);
            return result.get();
        } finally {
            caller.shutdown();
        }
    }

    private static boolean isWaiting(DataSource database, String table) throws Exception {
        return !Rows.texts(
                        database,
                        "select pid::text from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock' and query like '%" + table + "%'")
                .isEmpty();
    }
}
