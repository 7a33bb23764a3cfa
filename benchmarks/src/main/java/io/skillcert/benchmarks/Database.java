package io.skillcert.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of a service under test. */
record Database(String jdbcUrl) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "postgres", "unused");
    }

    void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var execution = connection.createStatement()) {
            for (var statement : statements) {
                execution.execute(statement);
            }
        }
    }

    /** Returns the number of events in the outbox. */
    long outbox() throws SQLException {
        return number("select count(*) from outbox");
    }

    /** Returns the text that a query selects. */
    String text(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Returns the number that a query selects. */
    long number(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
