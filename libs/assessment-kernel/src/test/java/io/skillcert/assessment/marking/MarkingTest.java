package io.skillcert.assessment.marking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarkingTest {

    private static final Map<String, ?> NAME = Map.of("name", "city", "type", "TEXT");
    private static final Map<String, ?> VALUE = Map.of("name", "value", "type", "NUMBER", "tolerance", "0.5");

    static Map<String, Object> item(ItemKind kind, Object key, Object... settings) {
        var item = new HashMap<String, Object>(Map.of("kind", kind.name(), "points", "10", "key", key));
        for (int i = 0; i < settings.length; i += 2) {
            item.put((String) settings[i], settings[i + 1]);
        }
        return item;
    }

    private static Mark mark(Map<String, Object> item, Object response) {
        return Marking.mark(MarkingItem.of(item), new Response(response));
    }

    private static String awarded(Map<String, Object> item, Object response) {
        return mark(item, response).awarded().toPlainString();
    }

    @Test
    void MRK_01_a_choice_gets_all_points_or_none() {
        assertEquals("10.00", awarded(item(ItemKind.TRUE_FALSE, false), false));
        assertEquals("0.00", awarded(item(ItemKind.TRUE_FALSE, false), true));
        assertEquals("10.00", awarded(item(ItemKind.SINGLE_CHOICE, "H"), "H"));
        assertEquals("0.00", awarded(item(ItemKind.SINGLE_CHOICE, "H"), "A"));
    }

    @Test
    void MRK_02_a_multiple_choice_needs_exactly_the_letters_of_the_key_in_any_order() {
        var item = item(ItemKind.MULTIPLE_CHOICE, List.of("A", "C"));
        assertEquals("10.00", awarded(item, List.of("C", "A")));
        assertEquals("0.00", awarded(item, List.of("A")));
        assertEquals("0.00", awarded(item, List.of("A", "B", "C")));
        assertEquals("0.00", awarded(item, List.of()));
        assertTrue(mark(item, List.of()).answered());
    }

    @ParameterizedTest
    @CsvSource({
        "3.14, 0, 3.14, 10.00",
        "3.14, 0, 3.140, 10.00",
        "3.14, 0, 3.15, 0.00",
        "3.14, 0.01, 3.15, 10.00",
        "3.14, 0.01, 3.13, 10.00",
        "3.14, 0.01, 3.1299, 0.00",
        "-2, 0.5, -2.5, 10.00",
        "99999999999999999999, 1, 99999999999999999998, 10.00"
    })
    void MRK_03_a_number_may_differ_by_the_tolerance_itself(
            String key, String tolerance, String response, String awarded) {
        assertEquals(awarded, awarded(item(ItemKind.NUMBER, key, "tolerance", tolerance), response));
        assertEquals(awarded, awarded(item(ItemKind.NUMBER, key, "tolerance", tolerance), new BigDecimal(response)));
    }

    @Test
    void MRK_03_without_a_tolerance_only_the_number_itself_is_right() {
        assertEquals("10.00", awarded(item(ItemKind.NUMBER, 5), "5.0"));
        assertEquals("0.00", awarded(item(ItemKind.NUMBER, 5), "5.000001"));
    }

    @Test
    void MRK_04_a_sequence_is_right_as_a_whole() {
        var item = item(ItemKind.ORDERING, List.of("B", "A", "C"));
        assertEquals("10.00", awarded(item, List.of("B", "A", "C")));
        assertEquals("0.00", awarded(item, List.of("A", "B", "C")));
        assertEquals("0.00", awarded(item, List.of("B", "A")));
    }

    @Test
    void MRK_05_a_matching_is_worth_the_share_of_its_correct_entries() {
        var item = item(ItemKind.MATCHING, Map.of("l", "r", "m", "s", "n", "t"));
        var mark = mark(item, Map.of("l", "r", "m", "S", "unknown", "t"));
        assertEquals("3.33", mark.awarded().toPlainString());
        assertEquals(Map.of("correct", 1, "of", 3), mark.measures());
        assertEquals("6.67", awarded(item, Map.of("l", "r", "m", "s")));
        assertEquals("0.00", awarded(item, Collections.singletonMap("l", null)));
        assertEquals("0.00", awarded(item, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.00, 0.3333", "2, 3.33, 0.6667", "3, 10.00, 1.0000"})
    void MRK_06_labels_are_worth_their_accuracy_on_the_ramp(int correct, String awarded, String accuracy) {
        var item = item(ItemKind.LABELS, Map.of("a", "POS", "b", "NEG", "c", "POS"), "zeroAt", "0.5", "fullAt", "1");
        var response = new HashMap<>(Map.of("a", "POS", "b", "NEG", "c", "POS"));
        List.of("b", "c").subList(correct == 3 ? 2 : correct - 1, 2).forEach(wrong -> response.put(wrong, "OTHER"));
        var mark = mark(item, response);
        assertEquals(awarded, mark.awarded().toPlainString());
        assertEquals(Map.of("correct", correct, "of", 3, "accuracy", accuracy), mark.measures());
    }

    @ParameterizedTest
    @CsvSource({"0.6667, 1, 0.00", "0.6, 0.6667, 99.95", "0.6, 0.6666, 100.00", "0.6666, 0.6667, 66.67"})
    void MRK_06_the_ramp_uses_the_exact_accuracy_and_not_the_rounded_one(String zeroAt, String fullAt, String awarded) {
        var key = Map.of("a", "x", "b", "x", "c", "x");
        var item = item(ItemKind.LABELS, key, "points", "100", "zeroAt", zeroAt, "fullAt", fullAt);
        assertEquals(awarded, awarded(item, Map.of("a", "x", "b", "x")));
    }

    private static Map<String, ?> span(int start, int end, String label) {
        return Map.of("start", start, "end", end, "label", label);
    }

    @Test
    void MRK_07_only_an_identical_span_matches() {
        var item = item(ItemKind.TEXT_SPANS, List.of(span(0, 2, "LOC"), span(3, 5, "PER")));
        var mark = mark(item, List.of(span(0, 2, "LOC"), span(3, 5, "LOC"), span(3, 6, "PER")));
        assertEquals(Map.of("matched", 1, "missed", 1, "extra", 2, "f1", "0.4000"), mark.measures());
        assertEquals("4.00", mark.awarded().toPlainString());
        assertEquals("0.00", awarded(item, List.of()));
    }

    @Test
    void MRK_07_no_span_is_right_where_the_key_has_none() {
        assertEquals("10.00", awarded(item(ItemKind.TEXT_SPANS, List.of()), List.of()));
        assertEquals("0.00", awarded(item(ItemKind.TEXT_SPANS, List.of()), List.of(span(0, 1, "PER"))));
    }

    static Map<String, ?> box(int x, int y, int width, int height, String label) {
        return Map.of("x", x, "y", y, "width", width, "height", height, "label", label);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, 10, car, 1", // the box itself
        "0, 0, 10, 5, car, 1", // an intersection over union of one half
        "0, 0, 10, 4, car, 0",
        "5, 0, 10, 10, car, 0", // one third
        "3, 0, 10, 10, car, 1", // 70 of 130
        "0, 4, 10, 10, car, 0", // 60 of 140
        "0, 0, 10, 10, bus, 0",
        "20, 20, 10, 10, car, 0"
    })
    void MRK_08_a_box_matches_from_the_intersection_over_union_on(
            int x, int y, int width, int height, String label, int matched) {
        var item = item(ItemKind.BOXES, List.of(box(0, 0, 10, 10, "car")));
        assertEquals(
                matched,
                mark(item, List.of(box(x, y, width, height, label))).measures().get("matched"));
    }

    @Test
    void MRK_08_boxes_are_paired_so_that_as_many_as_possible_match() {
        // The first box fits both of the response; a greedy pairing could leave the second one alone.
        var item = item(ItemKind.BOXES, List.of(box(0, 0, 10, 10, "car"), box(4, 0, 10, 10, "car")), "iou", "0.5");
        var mark = mark(item, List.of(box(2, 0, 10, 10, "car"), box(-3, 0, 10, 10, "car")));
        assertEquals(2, mark.measures().get("matched"));
        assertEquals("10.00", mark.awarded().toPlainString());
    }

    @Test
    void MRK_08_the_same_box_twice_pairs_on_its_own() {
        var twice = List.of(box(0, 0, 10, 10, "car"), box(0, 0, 10, 10, "car"));
        assertEquals("10.00", awarded(item(ItemKind.BOXES, twice, "iou", "1"), twice));
    }

    private static Map<String, Object> table(List<?> rows) {
        return item(ItemKind.TABLE, rows, "columns", List.of(NAME, VALUE));
    }

    private static int matchedRow(Object... cells) {
        var mark = mark(table(List.of(List.of("caf\u00e9", "1.50"))), List.of(Arrays.asList(cells)));
        assertEquals(1 - (int) mark.measures().get("matched"), mark.measures().get("extra"));
        return (int) mark.measures().get("matched");
    }

    @Test
    void MRK_09_a_text_cell_matches_after_normalization_and_trimming() {
        assertEquals(1, matchedRow("caf\u00e9", "1.50"));
        assertEquals(1, matchedRow("\u3000cafe\u0301\t\u0085", "1.50"));
        assertEquals(0, matchedRow("Caf\u00e9", "1.50"));
        assertEquals(0, matchedRow("ca f\u00e9", "1.50"));
        assertEquals(0, matchedRow("\u0008caf\u00e9", "1.50"));
        assertEquals(0, matchedRow("caf\u00e9\u000e", "1.50"));
        assertEquals(1, matchedRow("\u000bcaf\u00e9\r", "1.50"));
        assertEquals(0, matchedRow(null, "1.50"));
        assertEquals(0, matchedRow(5, "1.50"));
    }

    @Test
    void MRK_09_a_long_run_of_combining_marks_is_compared_as_it_is() {
        var longest = table(List.of(List.of("\u00e9" + "\u0316".repeat(29), "1")));
        assertEquals("10.00", awarded(longest, List.of(List.of("e\u0301" + "\u0316".repeat(29), "1"))));
        var longer = table(List.of(List.of("\u00e9" + "\u0316".repeat(30), "1")));
        assertEquals("10.00", awarded(longer, List.of(List.of("\u00e9" + "\u0316".repeat(30), "1"))));
        assertEquals("0.00", awarded(longer, List.of(List.of("e\u0301" + "\u0316".repeat(30), "1"))));
    }

    @Test
    void MRK_09_a_number_cell_matches_within_the_tolerance() {
        assertEquals(1, matchedRow("caf\u00e9", "2.0"));
        assertEquals(1, matchedRow("caf\u00e9", 1));
        assertEquals(1, matchedRow("caf\u00e9", new BigDecimal("1.00")));
        assertEquals(1, matchedRow("caf\u00e9", " 1.7\u00a0"));
        assertEquals(0, matchedRow("caf\u00e9", "2.01"));
        assertEquals(0, matchedRow("caf\u00e9", "0.99"));
        assertEquals(0, matchedRow("caf\u00e9", "one"));
        assertEquals(0, matchedRow("caf\u00e9", "1.5e0"));
        assertEquals(0, matchedRow("caf\u00e9", null));
    }

    @Test
    void MRK_09_a_row_of_another_length_matches_nothing() {
        assertEquals(0, matchedRow("caf\u00e9"));
        assertEquals(0, matchedRow("caf\u00e9", "1.50", "x"));
        assertEquals(0, matchedRow());
    }

    @Test
    void MRK_09_rows_are_paired_so_that_as_many_as_possible_match() {
        var item = table(List.of(List.of("a", "1.0"), List.of("a", "1.4"), List.of("b", "9")));
        var mark = mark(item, List.of(List.of("a", "1.3"), List.of("a", "0.6"), List.of("a", "9")));
        assertEquals(Map.of("matched", 2, "missed", 1, "extra", 1, "f1", "0.6667"), mark.measures());
        assertEquals("6.67", mark.awarded().toPlainString());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RUBRIC", "CODE"})
    void an_item_that_was_not_answered_gets_no_points_and_the_rule_of_its_kind(ItemKind kind) {
        var key =
                switch (kind) {
                    case TRUE_FALSE -> true;
                    case SINGLE_CHOICE -> "A";
                    case NUMBER -> "1";
                    case MULTIPLE_CHOICE, ORDERING -> List.of("A", "B");
                    case MATCHING, LABELS -> Map.of("a", "b");
                    default -> List.of();
                };
        var item = MarkingItem.of(kind == ItemKind.TABLE ? item(kind, key, "columns", List.of(NAME)) : item(kind, key));
        var mark = Marking.mark(item, Response.NONE);
        assertFalse(mark.answered());
        assertEquals("0.00", mark.awarded().toPlainString());
        assertEquals("10.00", mark.maximum().toPlainString());
        assertEquals(Map.of(), mark.measures());
        assertEquals(
                "MRK-0" + List.of(1, 1, 2, 3, 4, 5, 6, 7, 8, 9).get(kind.ordinal()),
                mark.rule().code());
        assertEquals(kind, item.kind());
        assertEquals(BigDecimal.TEN, item.points());
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1, 2, 0.01", "0.01, 1, 3, 0.00", "0.05, 1, 2, 0.03", "100, 2, 3, 66.67", "0.50, 1, 1, 0.50"})
    void points_are_rounded_once_and_half_up(String points, int correct, int of, String awarded) {
        var key = new HashMap<String, String>();
        var response = new HashMap<String, String>();
        for (int i = 0; i < of; i++) {
            key.put("k" + i, "right");
            response.put("k" + i, i < correct ? "right" : "wrong");
        }
        assertEquals(awarded, awarded(item(ItemKind.MATCHING, key, "points", points), response));
    }

    @Test
    void the_largest_tables_are_marked_in_less_than_a_second() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 500; i++) {
            rows.add(List.of("same", String.valueOf(i % 3)));
        }
        var started = System.nanoTime();
        var mark = mark(table(rows), rows);
        assertEquals(500, mark.measures().get("matched"));
        assertTrue(System.nanoTime() - started < 10_000_000_000L);
    }
}
