package io.skillcert.assessment.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of a table. Rows are paired one to one, in any order, as many as possible; a pair matches in each cell. */
record TableKey(List<TableColumn> columns, List<List<Object>> rows, Ramp ramp) implements Key {

    static TableKey read(Input item) {
        var columns = item.required("columns").objects().stream()
                .map(TableColumn::read)
                .toList();
        if (columns.isEmpty() && item.field("columns").value() instanceof List<?> given && given.isEmpty()) {
            item.field("columns").refuse("has at least {0} entries", 1);
        }
        var rows = item.field("key").entries().stream()
                .map(row -> keyRow(row, columns))
                .toList();
        return new TableKey(columns, rows, Ramp.read(item));
    }

    private static List<Object> keyRow(Input row, List<TableColumn> columns) {
        var cells = row.list();
        if (row.value() instanceof List<?> given && given.size() != columns.size() && !columns.isEmpty()) {
            row.refuse("has as many cells as there are columns: {0}", columns.size());
            return List.of();
        }
        var read = new ArrayList<Object>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            read.add(columns.get(i).keyCell(cells.get(i)));
        }
        return read;
    }

    private static List<Object> responseRow(Input row) {
        var cells = row.list();
        var read = new ArrayList<Object>();
        for (var cell : cells) {
            var value = cell.value();
            if (value != null && !(value instanceof String) && !Input.isNumber(value)) {
                cell.refuse("must be a text, a number or null");
            }
            read.add(value);
        }
        return read;
    }

    @Override
    public Comparison compare(Input response) {
        var given = response.entries().stream().map(TableKey::responseRow).toList();
        var comparable =
                given.stream().filter(row -> row.size() == columns.size()).toList();
        var cells = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).ranges(column(rows, i), column(comparable, i)))
                .toList();
        var edges = IntStream.range(0, rows.size())
                .mapToObj(row -> IntStream.range(0, comparable.size())
                        .filter(other -> cells.stream().allMatch(column -> column.matches(row, other)))
                        .toArray())
                .toList();
        return Comparison.ofMatches(
                BipartiteMatching.size(edges, comparable.size()), rows.size(), given.size(), ramp);
    }

    private static List<Object> column(List<List<Object>> rows, int column) {
        // An invalid key has shorter rows; it is refused after all its fields were read.
        return rows.stream().map(row -> column < row.size() ? row.get(column) : "").toList();
    }
}
