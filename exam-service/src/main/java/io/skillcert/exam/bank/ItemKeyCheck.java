package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemContent.Option;
import io.skillcert.exam.bank.ItemContent.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares the key of an item with its kind and with what its content offers, so that every item can be answered and marked. */
final class ItemKeyCheck {

    private static final String VALUE = "key.value";
    private static final Pattern LETTER = Pattern.compile("[A-H]");
    private static final Pattern DECIMAL = Pattern.compile(ItemKey.DECIMAL);
    private static final int MAX_ENTRIES = 500;

    private final ItemContent content;
    private final ItemKey key;
    private final JsonNode value;
    private final ItemCheck.Complaints complaints;

    ItemKeyCheck(ItemContent content, ItemKey key, ItemCheck.Complaints complaints) {
        this.content = content;
        this.key = key;
        this.value = key.value();
        this.complaints = complaints;
    }

    void check(ItemKind kind) {
        if (value.size() > MAX_ENTRIES) {
            complaints.add(VALUE, "has more than {0} entries", MAX_ENTRIES);
            return;
        }
        switch (kind) {
            case TRUE_FALSE -> require(value.isBoolean(), VALUE, "must be true or false");
            case SINGLE_CHOICE -> single();
            case MULTIPLE_CHOICE -> letters(2, false);
            case ORDERING -> letters(2, true);
            case NUMBER -> number();
            case MATCHING -> pairs(ids(content.left()), ids(content.right()));
            case LABELS -> pairs(content.samples().stream().map(Sample::id).toList(), content.labels());
            case TEXT_SPANS -> spans();
            case BOXES -> boxes();
            case TABLE -> table();
        }
        ramp();
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }

    private void require(boolean right, String field, String template, Object... arguments) {
        if (!right) {
            complaints.add(field, template, arguments);
        }
    }

    private void options(int least) {
        require(content.options().size() >= least, "content.options", "must have {0} entries or more", least);
        require(
                ids(content.options()).stream()
                        .allMatch(id -> LETTER.matcher(id).matches()),
                "content.options",
                "must have the letters A to H as ids");
    }

    private void single() {
        options(2);
        require(
                value.isTextual() && ids(content.options()).contains(value.textValue()),
                VALUE,
                "must be the id of an option");
    }

    private void letters(int least, boolean all) {
        options(Math.max(2, least));
        var letters = new ArrayList<String>();
        value.forEach(letter -> letters.add(letter.isTextual() ? letter.textValue() : ""));
        var isRight = value.isArray()
                && letters.size() >= least
                && new HashSet<>(letters).size() == letters.size()
                && ids(content.options()).containsAll(letters);
        require(isRight, VALUE, "must be two or more ids of options, none twice");
        if (all && isRight) {
            require(letters.size() == content.options().size(), VALUE, "must have each option once");
        }
    }

    private void number() {
        require(value.isTextual() && DECIMAL.matcher(value.textValue()).matches(), VALUE, ItemKey.NO_DECIMAL);
        require(key.tolerance() == null || !key.tolerance().startsWith("-"), "key.tolerance", "must be 0 or more");
    }

    /** Each left entry has one right entry. */
    private void pairs(List<String> left, List<String> right) {
        require(value.isObject() && !value.isEmpty(), VALUE, "must have one entry or more");
        Set<String> known = new HashSet<>(right);
        var names = new HashSet<String>();
        value.fieldNames().forEachRemaining(names::add);
        require(names.equals(new HashSet<>(left)), VALUE, "must have each entry of the left side or each sample once");
        value.forEach(entry -> require(
                entry.isTextual() && known.contains(entry.textValue()),
                VALUE,
                "must have entries of the right side or labels of the item"));
    }

    private void spans() {
        require(content.text() != null, "content.text", "is missing");
        int length = content.text() == null
                ? 0
                : content.text().codePointCount(0, content.text().length());
        require(value.isArray(), VALUE, "must be a list");
        for (int i = 0; i < value.size(); i++) {
            var span = value.get(i);
            var field = VALUE + "[" + i + "]";
            label(span, field);
            require(
                    span.size() == 3 && isInt(span, "start") && isInt(span, "end"),
                    field,
                    "must have start, end and label");
            int start = span.path("start").asInt();
            int end = span.path("end").asInt();
            require(start >= 0 && start < end && end <= length, field, "must lie within the text");
        }
    }

    private void boxes() {
        require(content.image() != null, "content.image", "is missing");
        require(value.isArray(), VALUE, "must be a list");
        for (int i = 0; i < value.size(); i++) {
            var box = value.get(i);
            var field = VALUE + "[" + i + "]";
            label(box, field);
            require(
                    box.size() == 5
                            && isInt(box, "x")
                            && isInt(box, "y")
                            && isInt(box, "width")
                            && isInt(box, "height"),
                    field,
                    "must have x, y, width, height and label");
            require(
                    box.path("width").asInt() >= 1 && box.path("height").asInt() >= 1,
                    field,
                    "must have sides of 1 or more");
        }
    }

    private static boolean isInt(JsonNode node, String name) {
        return node.path(name).isInt();
    }

    private void label(JsonNode node, String field) {
        require(
                node.path("label").isTextual()
                        && content.labels().contains(node.path("label").textValue()),
                field + ".label",
                "must be a label of the item");
    }

    private void table() {
        require(!key.columns().isEmpty(), "key.columns", "must have one entry or more");
        require(value.isArray(), VALUE, "must be a list");
        for (int i = 0; i < value.size(); i++) {
            var row = value.get(i);
            var field = VALUE + "[" + i + "]";
            require(row.isArray() && row.size() == key.columns().size(), field, "must have a cell for each column");
            for (int j = 0; j < Math.min(row.size(), key.columns().size()); j++) {
                var isNumber = key.columns().get(j).type() == ItemKey.Column.Type.NUMBER;
                require(
                        row.get(j).isTextual()
                                && (!isNumber
                                        || DECIMAL.matcher(row.get(j).textValue())
                                                .matches()),
                        field + "[" + j + "]",
                        "must be a text, in a column of numbers a decimal");
            }
        }
    }

    private void ramp() {
        var zero = decimal(key.zeroAt(), BigDecimal.ZERO);
        var full = decimal(key.fullAt(), BigDecimal.ONE);
        require(
                zero.signum() >= 0 && full.compareTo(BigDecimal.ONE) <= 0 && zero.compareTo(full) < 0,
                "key.zeroAt",
                "must be below fullAt, both from 0 to 1");
        var iou = decimal(key.iou(), BigDecimal.ONE);
        require(iou.signum() > 0 && iou.compareTo(BigDecimal.ONE) <= 0, "key.iou", "must be above 0 and at most 1");
    }

    private static BigDecimal decimal(String text, BigDecimal otherwise) {
        return text == null ? otherwise : new BigDecimal(text);
    }
}
