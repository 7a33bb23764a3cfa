package io.skillcert.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/** Records when the new rows of a table are committed: a trigger notifies this listener. */
final class CommitListener implements AutoCloseable {

    private static final int LISTEN_MILLIS = 100;

    private final Map<String, Long> nanosByKey = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread listener;
    private volatile boolean closed;

    private CommitListener(Connection connection) {
        this.connection = connection;
        this.listener = new Thread(this::listen, "commits");
        this.listener.setDaemon(true);
    }

    /** @param key the column that identifies a row */
    static CommitListener of(String jdbcUrl, String table, String key) throws SQLException {
        var connection = DriverManager.getConnection(jdbcUrl, "postgres", "unused");
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create function benchmark_commit() returns trigger language plpgsql as $$
                    begin
                        perform pg_notify('benchmark', new.%s);
                        return null;
                    end
                    $$"""
                            .formatted(key));
            statement.execute("create trigger benchmark_commit after insert on " + table
                    + " for each row execute function benchmark_commit()");
            statement.execute("listen benchmark");
        }
        var commits = new CommitListener(connection);
        commits.listener.start();
        return commits;
    }

    /** Returns the times of the commits so far and forgets them. */
    Map<String, Long> take() {
        var taken = Map.copyOf(nanosByKey);
        nanosByKey.keySet().removeAll(taken.keySet());
        return taken;
    }

    int count() {
        return nanosByKey.size();
    }

    void await(int count, int seconds) throws InterruptedException {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (count() < count) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(count() + " of " + count + " committed after " + seconds + " s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Waits for the commit of a row, returns its time and forgets it. */
    long await(String key, int seconds) throws InterruptedException {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!nanosByKey.containsKey(key)) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(key + " is not committed after " + seconds + " s");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return nanosByKey.remove(key);
    }

    private void listen() {
        try {
            var notifications = connection.unwrap(PGConnection.class);
            while (!closed) {
                var some = notifications.getNotifications(LISTEN_MILLIS);
                var now = System.nanoTime();
                for (var one : some) {
                    nanosByKey.put(one.getParameter(), now);
                }
            }
        } catch (SQLException e) {
            if (!closed) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        connection.close();
    }
}
