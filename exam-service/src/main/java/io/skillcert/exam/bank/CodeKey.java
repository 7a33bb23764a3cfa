package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.assessment.marking.MarkingItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The value of a CODE item's key: sets of inputs that no candidate sees, and what a right program writes for them.
 *
 * @param files the files that a program is to write
 * @param sets at least two, so that a program can't know its inputs
 */
public record CodeKey(List<ExpectedFile> files, List<InputSet> sets) {

    /**
     * A file that a program is to write.
     *
     * @param points its weight: the points of a task are shared out among the files in proportion to these
     * @param columns of a CSV file, by which its cells are compared; empty for a JSON file
     * @param tolerance the largest deviation of a number in a JSON file, or null
     * @param zeroAt F1 score of the rows below which the file gives no points, or null for 0
     */
    public record ExpectedFile(
            String name, BigDecimal points, List<ItemKey.Column> columns, String tolerance, String zeroAt) {

        boolean isCsv() {
            return name.endsWith(".csv");
        }

        /**
         * The item by which the rows of the file are compared.
         *
         * @param text the expected content, which was checked
         */
        public MarkingItem expected(String text) {
            return item(
                    ResultRows.of(this, text).orElseThrow(() -> new IllegalArgumentException(name + " is unreadable")));
        }

        MarkingItem item(List<List<Object>> rows) {
            var item = new LinkedHashMap<String, Object>();
            item.put("kind", "TABLE");
            item.put("points", points.toPlainString());
            item.put("key", rows);
            item.put(
                    "columns",
                    ResultRows.columns(this).stream().map(ExpectedFile::tree).toList());
            if (zeroAt != null) {
                item.put("zeroAt", zeroAt);
            }
            return MarkingItem.of(item);
        }

        private static Map<String, Object> tree(ItemKey.Column column) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("name", column.name());
            tree.put("type", column.type().name());
            if (column.tolerance() != null) {
                tree.put("tolerance", column.tolerance());
            }
            return tree;
        }
    }

    /**
     * Files that a program is run with, and those that it is to write.
     *
     * @param inputs contents by name
     * @param expected contents by name
     */
    public record InputSet(Map<String, String> inputs, Map<String, String> expected) {}

    /** Reads a key that was checked. */
    public static CodeKey of(ItemKey key) {
        var files = stream(key.value().get("files")).map(CodeKey::file).toList();
        var sets = stream(key.value().get("sets"))
                .map(set -> new InputSet(texts(set.get("inputs")), texts(set.get("expected"))))
                .toList();
        return new CodeKey(files, sets);
    }

    static ExpectedFile file(JsonNode node) {
        var columns = new ArrayList<ItemKey.Column>();
        for (var column : node.path("columns")) {
            columns.add(new ItemKey.Column(
                    column.get("name").textValue(),
                    ItemKey.Column.Type.valueOf(column.get("type").textValue()),
                    column.path("tolerance").textValue()));
        }
        return new ExpectedFile(
                node.get("name").textValue(),
                new BigDecimal(node.get("points").textValue()),
                columns,
                node.path("tolerance").textValue(),
                node.path("zeroAt").textValue());
    }

    static Map<String, String> texts(JsonNode node) {
        var texts = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
