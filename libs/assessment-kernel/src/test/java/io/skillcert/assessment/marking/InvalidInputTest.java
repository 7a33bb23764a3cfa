package io.skillcert.assessment.marking;

import static io.skillcert.assessment.marking.MarkingTest.box;
import static io.skillcert.assessment.marking.MarkingTest.item;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every invalid item and response is refused with the path of its deepest field. */
class InvalidInputTest {

    private static final List<?> COLUMNS =
            List.of(Map.of("name", "a", "type", "TEXT"), Map.of("name", "b", "type", "NUMBER"));

    private static Map<String, Object> table(Object key, Object columns) {
        return item(ItemKind.TABLE, key, "columns", columns);
    }

    private static Map<String, Object> without(String field, Map<String, Object> item) {
        var copy = new HashMap<>(item);
        copy.put(field, null);
        return copy;
    }

    private static Map<String, ?> with(String name, Object value, Map<String, ?> object) {
        var copy = new HashMap<String, Object>(object);
        copy.put(name, value);
        return copy;
    }

    static Stream<Arguments> items() {
        var choice = item(ItemKind.SINGLE_CHOICE, "A");
        return Stream.of(
                arguments("", "no object"),
                arguments("", null),
                arguments("kind", without("kind", choice)),
                arguments("kind", with("kind", "ESSAY", choice)),
                arguments("points", without("points", choice)),
                arguments("points", with("points", "0", choice)),
                arguments("points", with("points", "100.01", choice)),
                arguments("points", with("points", "1.000", choice)),
                arguments("points", with("points", "-1", choice)),
                arguments("points", with("points", "1e1", choice)),
                arguments("points", with("points", true, choice)),
                arguments("key", without("key", choice)),
                arguments("key", item(ItemKind.TRUE_FALSE, "true")),
                arguments("key", item(ItemKind.SINGLE_CHOICE, "I")),
                arguments("key", item(ItemKind.SINGLE_CHOICE, "a")),
                arguments("key", item(ItemKind.SINGLE_CHOICE, "AB")),
                arguments("key", item(ItemKind.SINGLE_CHOICE, List.of("A"))),
                arguments("tolerance", item(ItemKind.SINGLE_CHOICE, "A", "tolerance", "1")),
                arguments("…", item(ItemKind.SINGLE_CHOICE, "A", "张三", "1")),
                arguments("key", item(ItemKind.MULTIPLE_CHOICE, List.of("A"))),
                arguments("key", item(ItemKind.MULTIPLE_CHOICE, "AB")),
                arguments("key[2]", item(ItemKind.MULTIPLE_CHOICE, List.of("A", "B", "A"))),
                arguments("key[1]", item(ItemKind.MULTIPLE_CHOICE, List.of("A", "Z"))),
                arguments("key[1]", item(ItemKind.MULTIPLE_CHOICE, Arrays.asList("A", null))),
                arguments("key", item(ItemKind.ORDERING, List.of())),
                arguments("key[1]", item(ItemKind.ORDERING, List.of("C", "C"))),
                arguments("key", item(ItemKind.NUMBER, "1.")),
                arguments("key", item(ItemKind.NUMBER, "123456789012345678901")),
                arguments("key", item(ItemKind.NUMBER, "1234567890.12345678901")),
                arguments("tolerance", item(ItemKind.NUMBER, "1", "tolerance", "-0.1")),
                arguments("tolerance", item(ItemKind.NUMBER, "1", "tolerance", "x")),
                arguments("key", item(ItemKind.MATCHING, Map.of())),
                arguments("key", item(ItemKind.MATCHING, List.of())),
                arguments("key.a", item(ItemKind.MATCHING, Map.of("a", 1))),
                arguments("key.a", item(ItemKind.MATCHING, Collections.singletonMap("a", null))),
                arguments("zeroAt", item(ItemKind.MATCHING, Map.of("a", "b"), "zeroAt", "0")),
                arguments("key", item(ItemKind.LABELS, Map.of())),
                arguments("zeroAt", item(ItemKind.LABELS, Map.of("a", "b"), "zeroAt", "1")),
                arguments("zeroAt", item(ItemKind.LABELS, Map.of("a", "b"), "zeroAt", "0.9", "fullAt", "0.8")),
                arguments("zeroAt", item(ItemKind.LABELS, Map.of("a", "b"), "zeroAt", "-0.1")),
                arguments("zeroAt", item(ItemKind.LABELS, Map.of("a", "b"), "zeroAt", "1.01")),
                arguments("fullAt", item(ItemKind.LABELS, Map.of("a", "b"), "fullAt", "1.01")),
                arguments("fullAt", item(ItemKind.LABELS, Map.of("a", "b"), "fullAt", "-0.01")),
                arguments("iou", item(ItemKind.LABELS, Map.of("a", "b"), "iou", "0.5")),
                arguments("key[0].start", item(ItemKind.TEXT_SPANS, List.of(Map.of("end", 2, "label", "x")))),
                arguments(
                        "key[0].start",
                        item(ItemKind.TEXT_SPANS, List.of(Map.of("start", -1, "end", 2, "label", "x")))),
                arguments("key[0].end", item(ItemKind.TEXT_SPANS, List.of(Map.of("start", 2, "end", 2, "label", "x")))),
                arguments(
                        "key[0].end",
                        item(
                                ItemKind.TEXT_SPANS,
                                List.of(Map.of("start", 0, "end", new BigDecimal("2.0"), "label", "x")))),
                arguments(
                        "key[0].end", item(ItemKind.TEXT_SPANS, List.of(Map.of("start", 0, "end", "2", "label", "x")))),
                arguments("key[0].label", item(ItemKind.TEXT_SPANS, List.of(Map.of("start", 0, "end", 2)))),
                arguments(
                        "key[0].note",
                        item(ItemKind.TEXT_SPANS, List.of(Map.of("start", 0, "end", 2, "label", "x", "note", "y")))),
                arguments("key[0]", item(ItemKind.TEXT_SPANS, List.of("x"))),
                arguments("key[0]", item(ItemKind.TEXT_SPANS, Collections.singletonList(null))),
                arguments(
                        "key[1]",
                        item(ItemKind.TEXT_SPANS, Collections.nCopies(2, Map.of("start", 0, "end", 2, "label", "x")))),
                arguments("key[0].width", item(ItemKind.BOXES, List.of(box(0, 0, 0, 1, "x")))),
                arguments("key[0].height", item(ItemKind.BOXES, List.of(box(0, 0, 1, -1, "x")))),
                arguments("key[0].x", item(ItemKind.BOXES, List.of(with("x", null, box(0, 0, 1, 1, "x"))))),
                arguments("key[0].label", item(ItemKind.BOXES, List.of(with("label", 5, box(0, 0, 1, 1, "x"))))),
                arguments("key[0].z", item(ItemKind.BOXES, List.of(with("z", 5, box(0, 0, 1, 1, "x"))))),
                arguments("key", item(ItemKind.BOXES, Collections.nCopies(501, box(0, 0, 1, 1, "x")))),
                arguments("iou", item(ItemKind.BOXES, List.of(), "iou", "0")),
                arguments("iou", item(ItemKind.BOXES, List.of(), "iou", "1.1")),
                arguments("columns", item(ItemKind.TABLE, List.of())),
                arguments("columns", table(List.of(), List.of())),
                arguments("columns", table(List.of(), "x")),
                arguments("columns[0]", table(List.of(), List.of("x"))),
                arguments("columns[0].name", table(List.of(), List.of(Map.of("type", "TEXT")))),
                arguments("columns[0].type", table(List.of(), List.of(Map.of("name", "a")))),
                arguments("columns[0].type", table(List.of(), List.of(Map.of("name", "a", "type", "DATE")))),
                arguments(
                        "columns[0].tolerance",
                        table(List.of(), List.of(Map.of("name", "a", "type", "NUMBER", "tolerance", "-1")))),
                arguments(
                        "columns[0].tolerance",
                        table(List.of(), List.of(Map.of("name", "a", "type", "TEXT", "tolerance", "1")))),
                arguments(
                        "columns[0].width",
                        table(List.of(), List.of(with("width", 1, Map.of("name", "a", "type", "TEXT"))))),
                arguments("key", table("x", COLUMNS)),
                arguments("key[0]", table(List.of("x"), COLUMNS)),
                arguments("key[0]", table(List.of(List.of("x")), COLUMNS)),
                arguments("key[0]", table(List.of(List.of("x", "1", "y")), COLUMNS)),
                arguments("key[0][0]", table(List.of(List.of(1, "1")), COLUMNS)),
                arguments("key[0][0]", table(List.of(Arrays.asList(null, "1")), COLUMNS)),
                arguments("key[0][1]", table(List.of(List.of("x", "one")), COLUMNS)));
    }

    @ParameterizedTest
    @MethodSource("items")
    void an_invalid_item_is_refused_with_the_path_of_the_field(String field, Object item) {
        var refusal = assertThrows(InvalidInputException.class, () -> MarkingItem.of(item));
        assertEquals(
                List.of(field), refusal.errors().stream().map(InputError::field).toList());
        assertTrue(refusal.getMessage().contains(field));
    }

    static Stream<Arguments> responses() {
        var span = Map.of("start", 0, "end", 2, "label", "x");
        var spans = item(ItemKind.TEXT_SPANS, List.of(span));
        var boxes = item(ItemKind.BOXES, List.of(box(0, 0, 1, 1, "x")));
        var table = table(List.of(List.of("x", "1")), COLUMNS);
        return Stream.of(
                arguments("", item(ItemKind.TRUE_FALSE, true), "true"),
                arguments("", item(ItemKind.SINGLE_CHOICE, "A"), "Z"),
                arguments("", item(ItemKind.MULTIPLE_CHOICE, List.of("A", "B")), "A"),
                arguments("[1]", item(ItemKind.MULTIPLE_CHOICE, List.of("A", "B")), List.of("A", "A")),
                arguments("[0]", item(ItemKind.MULTIPLE_CHOICE, List.of("A", "B")), List.of(1)),
                arguments("", item(ItemKind.NUMBER, "1"), "one"),
                arguments("", item(ItemKind.NUMBER, "1"), " 1"),
                arguments("[1]", item(ItemKind.ORDERING, List.of("A", "B")), List.of("B", "B")),
                arguments("", item(ItemKind.MATCHING, Map.of("a", "b")), List.of()),
                arguments("a", item(ItemKind.MATCHING, Map.of("a", "b")), Map.of("a", 1)),
                arguments("", item(ItemKind.LABELS, Map.of("a", "b")), "b"),
                arguments("", spans, Map.of()),
                arguments("[1]", spans, List.of(span, span)),
                arguments("[0].end", spans, List.of(Map.of("start", 2, "end", 1, "label", "x"))),
                arguments("", spans, Collections.nCopies(501, span)),
                arguments("[0].width", boxes, List.of(box(0, 0, 0, 1, "x"))),
                arguments("[0]", boxes, List.of(List.of())),
                arguments("", table, "x"),
                arguments("[0]", table, List.of("x")),
                arguments("[0]", table, Collections.singletonList(null)),
                arguments("[0][1]", table, List.of(List.of("x", true))));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void a_response_of_the_wrong_shape_is_refused_with_the_path_of_the_field(
            String field, Map<String, Object> item, Object response) {
        var known = MarkingItem.of(item);
        var refusal = assertThrows(InvalidInputException.class, () -> Marking.mark(known, new Response(response)));
        assertEquals(
                List.of(field), refusal.errors().stream().map(InputError::field).toList());
    }

    static Stream<Arguments> permitted() {
        return Stream.of(
                arguments(item(ItemKind.SINGLE_CHOICE, "A", "points", "0.01")),
                arguments(item(ItemKind.SINGLE_CHOICE, "A", "points", "100.00")),
                arguments(item(ItemKind.SINGLE_CHOICE, "A", "tolerance", null)),
                arguments(item(ItemKind.MULTIPLE_CHOICE, List.of("A", "B"))),
                arguments(item(ItemKind.ORDERING, List.of("A", "B"))),
                arguments(item(ItemKind.NUMBER, "-1234567890.1234567890")),
                arguments(item(ItemKind.LABELS, Map.of("a", ""), "zeroAt", "0", "fullAt", "1")),
                arguments(item(ItemKind.TEXT_SPANS, List.of(Map.of("start", 0, "end", 1, "label", "x")))),
                arguments(item(ItemKind.BOXES, Collections.nCopies(500, box(-5, 0, 1, 1, "")), "iou", "1")),
                arguments(table(List.of(List.of("", " 1 ")), COLUMNS)),
                arguments(table(List.of(List.of("", 1)), COLUMNS)));
    }

    @ParameterizedTest
    @MethodSource("permitted")
    void the_edges_of_what_is_permitted_are_read(Map<String, Object> item) {
        assertDoesNotThrow(() -> MarkingItem.of(item));
    }

    @Test
    void all_errors_of_an_item_are_found_at_once_and_say_what_is_permitted() {
        var boxes = new ArrayList<>(List.of(box(0, 0, 0, 0, "x")));
        var item = item(ItemKind.BOXES, boxes, "points", "0", "iou", "2", "zeroAt", "2");
        var errors = assertThrows(InvalidInputException.class, () -> MarkingItem.of(item))
                .errors();
        assertEquals(
                List.of("points", "key[0].width", "key[0].height", "iou", "zeroAt"),
                errors.stream().map(InputError::field).toList());
        assertEquals(List.of(1), errors.get(1).arguments());
        assertEquals("items[3].item.iou", errors.get(3).fieldBelow("items[3].item"));
    }

    @Test
    void the_path_of_a_response_is_that_of_its_parent_with_the_index() {
        assertEquals(
                "items[0].response[1].end", new InputError("[1].end", "", List.of()).fieldBelow("items[0].response"));
        assertEquals("items[0].response", new InputError("", "", List.of()).fieldBelow("items[0].response"));
    }
}
