package io.skillcert.localstack.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A connection of PostgreSQL's superuser, who operates a server. */
final class Superuser implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Connection connection;

    /** @param url the JDBC URL of any database of the server */
    Superuser(String url) throws SQLException {
        connection = DriverManager.getConnection(url, PostgresServer.USER, "any");
    }

    void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Returns the first column of the first row. */
    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Waits until a query returns true. */
    void await(String condition) throws SQLException, InterruptedException {
        var limit = System.nanoTime() + PATIENCE_NANOS;
        while (!text(condition).equals("t")) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("timed out waiting for: " + condition);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
