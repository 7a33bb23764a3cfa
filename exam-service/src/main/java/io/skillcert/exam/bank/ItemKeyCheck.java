package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.marking.InputError;
import io.skillcert.assessment.marking.InvalidInputException;
import io.skillcert.exam.bank.ItemContent.Option;
import io.skillcert.exam.bank.ItemContent.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares the key of an item with its kind, by the code that marks responses, and with what its content offers, so that every item
 * can be answered and marked.
 */
final class ItemKeyCheck {

    private static final String VALUE = "key.value";
    private static final Pattern LETTER = Pattern.compile("[A-H]");

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
        requireParts(kind);
        if (kind == ItemKind.RUBRIC) {
            Rubric.check(key, complaints);
            return;
        }
        if (kind == ItemKind.CODE) {
            if (content.code() != null) {
                new CodeKeyCheck(content.code(), key, complaints).check();
            }
            return;
        }
        try {
            MarkingItems.of(kind, BigDecimal.ONE, key);
        } catch (InvalidInputException e) {
            e.errors().forEach(this::complain);
            return;
        }
        switch (kind) {
            case SINGLE_CHOICE -> requireOptions(List.of(value.textValue()));
            case MULTIPLE_CHOICE -> requireOptions(letters());
            case ORDERING -> {
                requireOptions(letters());
                require(value.size() == content.options().size(), VALUE, "must have each option once");
            }
            case MATCHING -> pairs(ids(content.left()), ids(content.right()));
            case LABELS -> pairs(content.samples().stream().map(Sample::id).toList(), content.labels());
            case TEXT_SPANS -> {
                labels();
                ends();
            }
            case BOXES -> labels();
            case TRUE_FALSE, NUMBER, TABLE, RUBRIC, CODE -> {}
        }
    }

    /** The marking's own word for what is wrong, with the field as the item has it. */
    private void complain(InputError error) {
        var field = error.field();
        var isValue = field.equals("key") || field.startsWith("key.") || field.startsWith("key[");
        complaints.add(
                isValue ? VALUE + field.substring("key".length()) : "key." + field,
                error.template(),
                error.arguments().toArray());
    }

    private void requireParts(ItemKind kind) {
        switch (kind) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE, ORDERING -> {
                require(content.options().size() >= 2, "content.options", "must have {0} entries or more", 2);
                require(
                        ids(content.options()).stream()
                                .allMatch(id -> LETTER.matcher(id).matches()),
                        "content.options",
                        "must have the letters A to H as ids");
            }
            case TEXT_SPANS -> require(content.text() != null, "content.text", "is missing");
            case BOXES -> require(content.image() != null, "content.image", "is missing");
            case RUBRIC -> require(!content.sections().isEmpty(), "content.sections", "is missing");
            case CODE -> require(content.code() != null, "content.code", "is missing");
            default -> {}
        }
        require(kind == ItemKind.RUBRIC || content.sections().isEmpty(), "content.sections", "is for a RUBRIC only");
        require(
                kind == ItemKind.CODE || content.code() == null,
                "content.code",
                "is for an item of kind {0} only",
                "CODE");
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }

    private void require(boolean right, String field, String template, Object... arguments) {
        if (!right) {
            complaints.add(field, template, arguments);
        }
    }

    private List<String> letters() {
        var letters = new ArrayList<String>();
        value.forEach(letter -> letters.add(letter.textValue()));
        return letters;
    }

    private void requireOptions(List<String> letters) {
        require(ids(content.options()).containsAll(letters), VALUE, "must name options of the item");
    }

    /** Each left entry has one right entry. */
    private void pairs(List<String> left, List<String> right) {
        Set<String> known = new HashSet<>(right);
        var names = new HashSet<String>();
        value.fieldNames().forEachRemaining(names::add);
        require(names.equals(new HashSet<>(left)), VALUE, "must have each entry of the left side or each sample once");
        for (var entry : value) {
            require(
                    known.contains(entry.textValue()),
                    VALUE,
                    "must have entries of the right side or labels of the item");
        }
    }

    private void labels() {
        for (int i = 0; i < value.size(); i++) {
            require(
                    content.labels().contains(value.get(i).path("label").textValue()),
                    VALUE + "[" + i + "].label",
                    "must be a label of the item");
        }
    }

    private void ends() {
        int length = content.text() == null
                ? 0
                : content.text().codePointCount(0, content.text().length());
        for (int i = 0; i < value.size(); i++) {
            require(value.get(i).path("end").asInt() <= length, VALUE + "[" + i + "].end", "must lie within the text");
        }
    }
}
