package io.skillcert.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The rows that were written since a moment and are still there, table by table, for {@code COPY} into tables of the same
 * columns, indexes and checks.
 */
final class CopiedRows {

    private static final String COPY = "benchmark_copy_of_";

    private final String jdbcUrl;
    private final long since;

    private CopiedRows(String jdbcUrl, long since) {
        this.jdbcUrl = jdbcUrl;
        this.since = since;
    }

    static CopiedRows since(String jdbcUrl) throws SQLException {
        try (var connection = connect(jdbcUrl);
                var row = connection.createStatement().executeQuery("select pg_current_xact_id()::text::bigint")) {
            row.next();
            return new CopiedRows(jdbcUrl, row.getLong(1));
        }
    }

    private static Connection connect(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "postgres", "unused");
    }

    /** How many rows a table has got and how long {@code COPY} takes for all of them, in one transaction. */
    record Copied(Map<String, Long> rows, double seconds) {}

    Copied copy() throws SQLException, IOException {
        try (var connection = connect(jdbcUrl)) {
            var contents = contents(connection);
            var rows = new LinkedHashMap<String, Long>();
            connection.setAutoCommit(false);
            var begin = System.nanoTime();
            for (var content : contents.entrySet()) {
                rows.put(content.getKey(), copyIn(connection, content.getKey(), content.getValue()));
            }
            connection.commit();
            var seconds = (System.nanoTime() - begin) / 1e9;
            for (var table : contents.keySet()) {
                connection.createStatement().execute("drop table " + COPY + table);
            }
            connection.commit();
            return new Copied(rows, seconds);
        }
    }

    private Map<String, byte[]> contents(Connection connection) throws SQLException, IOException {
        var contents = new LinkedHashMap<String, byte[]>();
        try (var tables = connection
                .createStatement()
                .executeQuery(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                                + " order by relname")) {
            while (tables.next()) {
                var table = tables.getString(1);
                var content = copyOut(connection, table);
                if (content.length > 0) {
                    contents.put(table, content);
                }
            }
        }
        for (var table : contents.keySet()) {
            connection
                    .createStatement()
                    .execute("create table %s%s (like %s including all)".formatted(COPY, table, table));
        }
        return contents;
    }

    private byte[] copyOut(Connection connection, String table) throws SQLException, IOException {
        var content = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select * from %s where xmin::text::bigint > %d) to stdout".formatted(table, since),
                        content);
        return content.toByteArray();
    }

    private static long copyIn(Connection connection, String table, byte[] content) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + COPY + table + " from stdin", new ByteArrayInputStream(content));
    }
}
