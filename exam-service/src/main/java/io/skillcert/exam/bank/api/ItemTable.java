package io.skillcert.exam.bank.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemExplanation;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.WriteItems;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a CSV file with one item a row, of the kinds whose key is a word: true/false, choices, orderings and numbers. */
final class ItemTable {

    private static final List<String> COLUMNS =
            List.of("level", "function", "topic", "kind", "stem", "key", "explanation");
    private static final Set<ItemKind> KINDS = Set.of(
            ItemKind.TRUE_FALSE, ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE, ItemKind.ORDERING, ItemKind.NUMBER);
    private static final String LETTERS = "ABCDEFGH";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ItemFile file;
    private boolean hasColumns;

    private ItemTable(Validator validator) {
        file = new ItemFile(validator);
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming each wrong cell by its line */
    static List<WriteItems.Imported> read(String text, Validator validator) {
        var table = new ItemTable(validator);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(table::take);
        } catch (CsvParseException | IOException e) {
            throw Violations.single("body", "is not well-formed CSV");
        }
        return table.file.items();
    }

    private void take(NamedCsvRecord row) {
        if (!hasColumns) {
            COLUMNS.stream()
                    .filter(column -> !row.getHeader().contains(column))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw Violations.single("body", "lacks the column {0}", missing);
                    });
            hasColumns = true;
        }
        var place = "line " + row.getStartingLineNumber();
        var kind = KINDS.stream()
                .filter(one -> one.name().equals(cell(row, "kind")))
                .findFirst();
        if (kind.isEmpty()) {
            file.violations()
                    .add(
                            place + ".kind",
                            "must be one of {0}",
                            KINDS.stream().sorted().toList());
            return;
        }
        file.add(place, line(row, kind.get()));
    }

    private static ItemFile.Line line(NamedCsvRecord row, ItemKind kind) {
        var options = LETTERS.chars()
                .mapToObj(letter -> String.valueOf((char) letter))
                .map(letter ->
                        new ItemContent.Option(letter, cell(row, "option_" + letter.toLowerCase(Locale.ROOT)), null))
                .filter(option -> !option.text().isEmpty())
                .toList();
        var content = new ItemContent(
                cell(row, "stem"), null, options, null, null, null, null, null, null, null, null, orNull(row, "unit"));
        var key = new ItemKey(value(kind, cell(row, "key")), orNull(row, "tolerance"), null, null, null, null);
        return new ItemFile.Line(
                orNull(row, "id"),
                null,
                level(cell(row, "level")),
                cell(row, "function"),
                cell(row, "topic"),
                kind,
                content,
                key,
                new ItemExplanation(cell(row, "explanation"), null, null),
                orNull(row, "source"));
    }

    private static JsonNode value(ItemKind kind, String key) {
        return switch (kind) {
            case TRUE_FALSE ->
                switch (key) {
                    case "true" -> JSON.booleanNode(true);
                    case "false" -> JSON.booleanNode(false);
                    default -> JSON.textNode(key);
                };
            case MULTIPLE_CHOICE, ORDERING -> {
                var letters = JSON.arrayNode();
                Stream.of(key.replaceAll("[,;\\s]", "").split("")).forEach(letters::add);
                yield letters;
            }
            default -> JSON.textNode(key);
        };
    }

    private static int level(String text) {
        return text.matches("[1-5]") ? Integer.parseInt(text) : 0;
    }

    private static String orNull(NamedCsvRecord row, String column) {
        var cell = cell(row, column);
        return cell.isEmpty() ? null : cell;
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }
}
