package io.skillcert.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Runs SQL statements on the connection of the current transaction, for tables that have no entities. */
@ApplicationScoped
public class Statements {

    private final EntityManager database;

    Statements(EntityManager database) {
        this.database = database;
    }

    /** Reads a row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * An array as a parameter.
     *
     * @param type the element type, such as {@code uuid} or {@code text}
     */
    public record Array(String type, List<?> values) {}

    /**
     * Reads all rows of a query, or of a statement that returns rows.
     *
     * @param parameters numbers, texts, UUIDs, instants, bytes and {@link Array}s in the order of the question marks
     */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = prepare(connection, sql, parameters);
                    var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        });
    }

    /** Reads the first row, like {@link #query}. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /**
     * Executes a statement, with parameters like {@link #query}.
     *
     * @return the number of rows that it has changed
     */
    public int execute(String sql, Object... parameters) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Reads a time, which may be null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, value(connection, parameters[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static Object value(Connection connection, Object parameter) throws SQLException {
        if (parameter instanceof Array array) {
            return connection.createArrayOf(
                    array.type(), array.values().stream().map(Statements::plain).toArray());
        }
        return plain(parameter);
    }

    private static Object plain(Object parameter) {
        return parameter instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameter;
    }
}
