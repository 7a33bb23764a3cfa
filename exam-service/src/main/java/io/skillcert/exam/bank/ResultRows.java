package io.skillcert.exam.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.assessment.marking.FileMarking;
import io.skillcert.exam.bank.CodeKey.ExpectedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file that a program writes as rows of a table, so that files are compared as tables are: in any order of the rows, cell by
 * cell, numbers within a tolerance. Each value of a JSON document is a row with its place (RFC 6901), its type and text, and its
 * number.
 */
public final class ResultRows {

    /** The most rows, one more than marking compares, so that a longer file is refused there. */
    private static final int MOST_ROWS = 501;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String NO_NUMBER = "0";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ResultRows() {}

    /** The rows of a file, at most {@value #MOST_ROWS}; nothing if it is not in the format that its name says. */
    public static Optional<List<List<Object>>> of(ExpectedFile file, String text) {
        var plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return file.isCsv() ? csv(file.columns(), plain) : json(plain);
    }

    /** The columns of those rows. */
    static List<ItemKey.Column> columns(ExpectedFile file) {
        return file.isCsv()
                ? file.columns()
                : List.of(
                        new ItemKey.Column("place", ItemKey.Column.Type.TEXT, null),
                        new ItemKey.Column("value", ItemKey.Column.Type.TEXT, null),
                        new ItemKey.Column("number", ItemKey.Column.Type.NUMBER, file.tolerance()));
    }

    /** The names in the first line of a CSV file; nothing if it is not well-formed. */
    static Optional<List<String>> header(String text) {
        try (var csv = CsvReader.builder().ofCsvRecord(text)) {
            var header = csv.stream().findFirst().map(row -> row.getFields());
            csv.stream().forEach(row -> {});
            return header;
        } catch (CsvParseException | IOException e) {
            return Optional.empty();
        }
    }

    static boolean isJson(String text) {
        return json(text).isPresent();
    }

    /** Columns are found by their names; others than the expected ones are of no account. */
    private static Optional<List<List<Object>>> csv(List<ItemKey.Column> columns, String text) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return Optional.of(csv.stream()
                    .limit(MOST_ROWS)
                    .map(row -> cells(columns, row))
                    .toList());
        } catch (CsvParseException | IOException e) {
            return Optional.empty();
        }
    }

    private static List<Object> cells(List<ItemKey.Column> columns, NamedCsvRecord row) {
        var cells = new ArrayList<Object>(); // with null for a missing one
        for (var column : columns) {
            var cell = row.findField(column.name()).orElse(null);
            cells.add(
                    cell != null && column.type() == ItemKey.Column.Type.NUMBER
                            ? FileMarking.decimal(cell.strip()).orElse(cell)
                            : cell);
        }
        return cells;
    }

    private static Optional<List<List<Object>>> json(String text) {
        try {
            var rows = new ArrayList<List<Object>>();
            var document = JSON.readTree(text);
            flatten(document, "", rows);
            return document.isMissingNode() ? Optional.empty() : Optional.of(rows);
        } catch (JsonProcessingException | NumberFormatException e) { // the latter by an exponent of many digits
            return Optional.empty();
        }
    }

    private static void flatten(JsonNode node, String place, List<List<Object>> rows) {
        if (rows.size() >= MOST_ROWS) {
            return;
        }
        if (node.isContainerNode() && !node.isEmpty()) {
            node.properties()
                    .forEach(entry -> flatten(
                            entry.getValue(),
                            place + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            rows));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                flatten(node.get(i), place + "/" + i, rows);
            }
        } else if (node.isNumber()) {
            rows.add(List.of(place, "number", FileMarking.decimal(node.asText()).orElse(node.asText())));
        } else {
            rows.add(List.of(place, node.isTextual() ? "text " + node.textValue() : node.toString(), NO_NUMBER));
        }
    }
}
