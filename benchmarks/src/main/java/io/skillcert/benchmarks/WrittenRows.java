package io.skillcert.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that were written since a moment, as text, and tables of the same columns, indexes and checks for them. */
final class WrittenRows {

    static final String COPY = "benchmark_copy_of_";

    private final Database database;
    private final long since;

    private WrittenRows(Database database, long since) {
        this.database = database;
        this.since = since;
    }

    static WrittenRows since(Database database) throws SQLException {
        return new WrittenRows(database, database.number("select pg_current_xact_id()::text::bigint"));
    }

    /** Returns the rows by table, in the order of their inserts, and makes an empty copy of each table. */
    Map<String, List<String>> take() throws SQLException {
        var rows = new LinkedHashMap<String, List<String>>();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var found =
                    statement.executeQuery("select relname from pg_class where relkind = 'r' and relname not like"
                            + " 'benchmark%' and relnamespace = 'public'::regnamespace order by relname")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (var table : tables) {
                var written = new ArrayList<String>();
                try (var found =
                        statement.executeQuery("select t::text from %s t where xmin::text::bigint > %d order by ctid"
                                .formatted(table, since))) {
                    while (found.next()) {
                        written.add(found.getString(1));
                    }
                }
                if (!written.isEmpty()) {
                    rows.put(table, written);
                    statement.execute("drop table if exists " + COPY + table);
                    statement.execute("create table %s%s (like %s including all)".formatted(COPY, table, table));
                }
            }
        }
        return rows;
    }
}
