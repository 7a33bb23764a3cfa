package io.skillcert.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/** When a table's new rows were committed, as PostgreSQL tells it to a listener: a trigger of the benchmark's own. */
final class Commits implements AutoCloseable {

    private static final int LISTEN_MILLIS = 100;

    private final Map<String, Long> nanosByKey = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread listener;
    private volatile boolean isOver;

    private Commits(Connection connection) {
        this.connection = connection;
        this.listener = new Thread(this::listen, "commits");
        this.listener.setDaemon(true);
    }

    /** @param key the column that identifies a row */
    static Commits of(String jdbcUrl, String table, String key) throws SQLException {
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
        var commits = new Commits(connection);
        commits.listener.start();
        return commits;
    }

    /** Forgets them. */
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

    /** When this one was committed; it is forgotten. */
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
            var told = connection.unwrap(PGConnection.class);
            while (!isOver) {
                var some = told.getNotifications(LISTEN_MILLIS);
                var now = System.nanoTime();
                for (var one : some) {
                    nanosByKey.put(one.getParameter(), now);
                }
            }
        } catch (SQLException e) {
            if (!isOver) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        isOver = true;
        connection.close();
    }
}
