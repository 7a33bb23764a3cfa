package io.skillcert.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts many rows of one table in one statement, in their order, each value by the name of its column.
 *
 * @param <R> what a row is made from
 */
public final class BatchWriter<R> {

    private final String sql;
    private final List<Column<R>> columns;

    /**
     * One column of the table.
     *
     * @param type the element type of the array that carries the values, such as {@code uuid} or {@code text}
     * @param value the row's value, null for SQL null
     */
    public record Column<R>(String name, String type, Function<R, Object> value) {}

    /** @param table the table's name, not taken from outside: it becomes part of the statement */
    public BatchWriter(String table, List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var arrays = IntStream.range(0, columns.size()).mapToObj(i -> "?").collect(Collectors.joining(", "));
        this.sql = "insert into %s (%s) select %s from unnest(%s) with ordinality as row (%s, place) order by place"
                .formatted(table, names, names, arrays, names);
    }

    /** @throws SQLException if a row breaks a constraint; then none is inserted */
    public void insert(Connection connection, List<R> rows) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                insert.setArray(
                        i + 1,
                        connection.createArrayOf(
                                column.type(), rows.stream().map(column.value()).toArray()));
            }
            insert.executeUpdate();
        }
    }
}
