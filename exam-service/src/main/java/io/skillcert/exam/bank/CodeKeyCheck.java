package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.assessment.marking.InvalidInputException;
import io.skillcert.assessment.marking.Points;
import io.skillcert.exam.bank.CodeKey.ExpectedFile;
import io.skillcert.exam.bank.ItemContent.Code;
import io.skillcert.exam.bank.ItemContent.InputFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the key of a CODE item: every set of inputs has the files and the columns that the candidate sees, each expected file can be
 * compared, and no two sets have the same answer, which a program could have by heart.
 */
final class CodeKeyCheck {

    private static final String VALUE = "key.value";
    private static final int FEWEST_SETS = 2;
    private static final int MOST_SETS = 4;
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_INPUT = 128 * 1024;
    private static final Set<String> FIELDS = Set.of("files", "sets");
    private static final Set<String> FILE_FIELDS = Set.of("name", "points", "columns", "tolerance", "zeroAt");
    private static final Set<String> COLUMN_FIELDS = Set.of("name", "type", "tolerance");
    private static final Set<String> SET_FIELDS = Set.of("inputs", "expected");

    private final Code code;
    private final ItemKey key;
    private final ItemCheck.Complaints complaints;
    private boolean isRight = true;

    CodeKeyCheck(Code code, ItemKey key, ItemCheck.Complaints complaints) {
        this.code = code;
        this.key = key;
        this.complaints = complaints;
    }

    void check() {
        require(
                key.tolerance() == null
                        && key.zeroAt() == null
                        && key.fullAt() == null
                        && key.iou() == null
                        && key.columns().isEmpty(),
                VALUE,
                "is all that the key of an item of kind {0} has",
                "CODE");
        fields(key.value(), FIELDS, VALUE);
        var files = files(key.value().path("files"));
        var sets = list(key.value().path("sets"), VALUE + ".sets", FEWEST_SETS, MOST_SETS);
        for (int i = 0; i < sets.size(); i++) {
            check(sets.get(i), files, VALUE + ".sets[" + i + "]");
        }
        if (isRight) {
            requireDifferent(sets);
        }
    }

    private List<ExpectedFile> files(JsonNode node) {
        var field = VALUE + ".files";
        var files = new ArrayList<ExpectedFile>();
        var names = new ArrayList<String>();
        var list = list(node, field, 1, code.results().size());
        for (int i = 0; i < list.size(); i++) {
            names.add(list.get(i).path("name").asText());
            file(list.get(i), field + "[" + i + "]").ifPresent(files::add);
        }
        require(
                names.size() == code.results().size() && new HashSet<>(names).equals(new HashSet<>(code.results())),
                field,
                "must have each of {0} once",
                "content.code.results");
        return isRight ? files : List.of();
    }

    private Optional<ExpectedFile> file(JsonNode node, String field) {
        var before = isRight;
        isRight = true;
        fields(node, FILE_FIELDS, field);
        var points = node.path("points");
        require(
                points.isTextual() && Points.parse(points.textValue()).isPresent(),
                field + ".points",
                "must be a decimal above 0 such as \"5.00\"");
        decimal(node.path("tolerance"), field + ".tolerance");
        decimal(node.path("zeroAt"), field + ".zeroAt");
        columns(node.path("columns"), node.path("name").asText().endsWith(".csv"), field + ".columns");
        require(
                node.path("columns").isMissingNode() || node.path("tolerance").isMissingNode(),
                field + ".tolerance",
                "is for a JSON file only; a column of a CSV file has its own");
        var isFileRight = isRight;
        isRight &= before;
        return isFileRight && node.path("name").isTextual() ? Optional.of(CodeKey.file(node)) : Optional.empty();
    }

    private void columns(JsonNode node, boolean isCsv, String field) {
        if (!isCsv) {
            require(node.isMissingNode(), field, "is for a CSV file only");
            return;
        }
        var list = list(node, field, 1, MOST_COLUMNS);
        for (int i = 0; i < list.size(); i++) {
            var at = field + "[" + i + "]";
            var column = list.get(i);
            fields(column, COLUMN_FIELDS, at);
            require(
                    column.path("name").isTextual()
                            && !column.path("name").textValue().isBlank(),
                    at + ".name",
                    "is missing");
            var type = column.path("type").asText();
            require(Set.of("TEXT", "NUMBER").contains(type), at + ".type", "must be one of {0}", "TEXT, NUMBER");
            decimal(column.path("tolerance"), at + ".tolerance");
        }
    }

    private void decimal(JsonNode node, String field) {
        require(
                node.isMissingNode() || node.isTextual() && node.textValue().matches(ItemKey.DECIMAL),
                field,
                ItemKey.NO_DECIMAL);
    }

    private void check(JsonNode set, List<ExpectedFile> files, String field) {
        fields(set, SET_FIELDS, field);
        var shown = code.inputs().stream().collect(Collectors.toMap(InputFile::name, InputFile::text, (a, b) -> a));
        var inputs = texts(set.path("inputs"), shown.keySet(), field + ".inputs");
        inputs.forEach((name, text) -> require(
                hasShape(name, text, shown.get(name)),
                field + ".inputs." + name,
                "must have the shape of the file that is shown"));
        require(
                inputs.values().stream()
                                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                                .sum()
                        <= MOST_INPUT,
                field + ".inputs",
                "is longer than {0} bytes",
                MOST_INPUT);
        var expected = texts(set.path("expected"), new HashSet<>(code.results()), field + ".expected");
        files.stream()
                .filter(file -> expected.containsKey(file.name()))
                .forEach(file -> expected(file, expected.get(file.name()), field + ".expected." + file.name()));
    }

    /** The same columns of a CSV file in the same order; any well-formed JSON. */
    private static boolean hasShape(String name, String text, String shown) {
        if (!name.endsWith(".csv")) {
            return ResultRows.isJson(text) && ResultRows.isJson(shown);
        }
        var header = ResultRows.header(text);
        return header.isPresent() && header.equals(ResultRows.header(shown));
    }

    private void expected(ExpectedFile file, String text, String field) {
        var rows = ResultRows.of(file, text);
        require(
                rows.filter(list -> !list.isEmpty()).isPresent(),
                field,
                "must be a file with a row or more in its format");
        if (rows.isPresent()) {
            try {
                file.item(rows.get());
            } catch (InvalidInputException e) {
                e.errors().forEach(error -> {
                    isRight = false;
                    complaints.add(
                            error.fieldBelow(field),
                            error.template(),
                            error.arguments().toArray());
                });
            }
        }
    }

    private void requireDifferent(List<JsonNode> sets) {
        var answers = sets.stream().map(set -> set.get("expected")).toList();
        require(
                new HashSet<>(answers).size() == answers.size(),
                VALUE + ".sets",
                "must differ in their expected files");
        var shown = code.inputs().stream().collect(Collectors.toMap(InputFile::name, InputFile::text, (a, b) -> a));
        require(
                sets.stream().noneMatch(set -> CodeKey.texts(set.get("inputs")).equals(shown)),
                VALUE + ".sets",
                "must have other inputs than those that are shown");
    }

    /** An object with a text under each of the names. */
    private Map<String, String> texts(JsonNode node, Set<String> names, String field) {
        var isWhole = node.isObject() && CodeKey.texts(node).keySet().equals(names);
        require(
                isWhole,
                field,
                "must have the files {0}",
                String.join(", ", names.stream().sorted().toList()));
        if (!isWhole) {
            return Map.of();
        }
        var texts = CodeKey.texts(node);
        var areTexts = texts.values().stream().allMatch(text -> text != null && text.indexOf('\0') < 0);
        require(areTexts, field, "must be texts");
        return areTexts ? texts : Map.of();
    }

    private List<JsonNode> list(JsonNode node, String field, int fewest, int most) {
        var list = new ArrayList<JsonNode>();
        require(
                node.isArray() && node.size() >= fewest && node.size() <= most,
                field,
                "must have {0} to {1} entries",
                fewest,
                most);
        if (node.isArray() && node.size() <= most) {
            node.forEach(list::add);
        }
        return list;
    }

    private void fields(JsonNode node, Set<String> known, String field) {
        require(node.isObject(), field, "must be an object");
        node.fieldNames()
                .forEachRemaining(name -> require(
                        known.contains(name),
                        field,
                        "has an unknown field; known are {0}",
                        String.join(", ", known.stream().sorted().toList())));
    }

    private void require(boolean right, String field, String template, Object... arguments) {
        if (!right) {
            isRight = false;
            complaints.add(field, template, arguments);
        }
    }
}
