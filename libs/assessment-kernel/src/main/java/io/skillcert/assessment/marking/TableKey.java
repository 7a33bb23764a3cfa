package io.skillcert.assessment.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of a table. Rows are paired one to one, in any order, as many as possible; a pair matches in each cell. */
record TableKey(List<TableColumn> columns, List<List<Object>> rows, Ramp ramp) implements Key {

    static TableKey read(Input item) {
        var ramp = Ramp.read(item);
        var before = item.refusals();
        var field = item.required("columns");
        var columns = field.objects().stream().map(TableColumn::read).toList();
        if (item.refusals() == before && columns.isEmpty()) {
            field.refuse("must have {0} entries or more", 1);
        }
        var rows =
                item.refusals() > before ? List.<Input>of() : item.field("key").entries();
        return new TableKey(
                columns, rows.stream().map(row -> keyRow(row, columns)).toList(), ramp);
    }

    private static List<Object> keyRow(Input row, List<TableColumn> columns) {
        var before = row.refusals();
        var cells = row.list();
        if (row.refusals() == before && cells.size() != columns.size()) {
            row.refuse("must have exactly {0} entries", columns.size());
        }
        return row.refusals() > before
                ? List.of()
                : IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).keyCell(cells.get(i)))
                        .toList();
    }

    private static List<Object> responseRow(Input row) {
        var cells = row.list();
        var read = new ArrayList<Object>();
        for (var cell : cells) {
            var value = cell.value();
            if (value != null && !(value instanceof String) && !(value instanceof Number)) {
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
                        .filter(other -> matches(cells, row, other))
                        .toArray())
                .toList();
        return Comparison.ofMatches(BipartiteMatching.size(edges, comparable.size()), rows.size(), given.size(), ramp);
    }

    private static boolean matches(List<TableColumn.Ranges> cells, int keyRow, int responseRow) {
        for (var column : cells) {
            if (!column.matches(keyRow, responseRow)) {
                return false;
            }
        }
        return true;
    }

    private static List<Object> column(List<List<Object>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }
}
