package io.skillcert.assessment.marking;

import static io.skillcert.assessment.marking.MarkingTest.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Compares the matching of boxes and rows with a matcher that tries every pairing. */
class MarkingAgainstSlowModelTest {

    private static final long SEED = Long.getLong("assessment.seed", 26);
    private static final int ROUNDS = Integer.getInteger("assessment.rounds", 1_000);
    private static final int MOST = 6;
    private static final int SIDE = 12;

    private record Box(int x, int y, int width, int height, String label) {
        boolean covers(int column, int row) {
            return column >= x && column < x + width && row >= y && row < y + height;
        }

        /** Counts the cells of a grid. */
        boolean matches(Box other, int iouInTenths) {
            var both = 0;
            var either = 0;
            for (int cell = 0; cell < 4 * SIDE * SIDE; cell++) {
                var here = covers(cell % (2 * SIDE), cell / (2 * SIDE));
                var there = other.covers(cell % (2 * SIDE), cell / (2 * SIDE));
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
            return label.equals(other.label) && 10 * both >= iouInTenths * either;
        }

        Map<String, ?> json() {
            return MarkingTest.box(x, y, width, height, label);
        }
    }

    private static <T> int mostPairs(List<T> left, List<T> right, BiPredicate<T, T> matches) {
        if (left.isEmpty()) {
            return 0;
        }
        var rest = left.subList(1, left.size());
        var most = mostPairs(rest, right, matches);
        for (int i = 0; i < right.size(); i++) {
            if (matches.test(left.get(0), right.get(i))) {
                var others = new ArrayList<>(right);
                others.remove(i);
                most = Math.max(most, 1 + mostPairs(rest, others, matches));
            }
        }
        return most;
    }

    private static Object matched(Map<String, Object> item, List<?> response) {
        return Marking.mark(MarkingItem.of(item), new Response(response))
                .measures()
                .get("matched");
    }

    @Test
    void MRK_08_boxes_match_as_in_the_slow_model() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var iou = 1 + random.nextInt(9);
            var key = boxes(random);
            var response = boxes(random);
            var item = item(
                    ItemKind.BOXES,
                    key.stream().map(Box::json).toList(),
                    "iou",
                    BigDecimal.valueOf(iou, 1).toPlainString());
            assertEquals(
                    mostPairs(key, response, (one, other) -> one.matches(other, iou)),
                    matched(item, response.stream().map(Box::json).toList()),
                    () -> key + " and " + response + " at " + iou);
        }
    }

    private static List<Box> boxes(Random random) {
        var boxes = new ArrayList<Box>();
        for (int i = random.nextInt(MOST + 1); i > 0; i--) {
            boxes.add(new Box(
                    random.nextInt(4),
                    random.nextInt(4),
                    SIDE / 2 + random.nextInt(4),
                    SIDE / 2 + random.nextInt(4),
                    random.nextInt(5) == 0 ? "bus" : "car"));
        }
        return boxes;
    }

    @Test
    void MRK_09_rows_match_as_in_the_slow_model() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var tolerance = BigDecimal.valueOf(random.nextInt(8), 1);
            var key = rows(random);
            var response = rows(random);
            var columns = List.of(
                    Map.of("name", "t", "type", "TEXT"),
                    Map.of("name", "n", "type", "NUMBER", "tolerance", tolerance.toPlainString()));
            assertEquals(
                    mostPairs(key, response, (one, other) -> rowsMatch(one, other, tolerance)),
                    matched(item(ItemKind.TABLE, key, "columns", columns), response),
                    () -> key + " and " + response + " within " + tolerance);
        }
    }

    private static boolean rowsMatch(List<String> one, List<String> other, BigDecimal tolerance) {
        var difference = new BigDecimal(one.get(1)).subtract(new BigDecimal(other.get(1)));
        return one.get(0).equals(other.get(0)) && difference.abs().compareTo(tolerance) <= 0;
    }

    private static List<List<String>> rows(Random random) {
        var rows = new ArrayList<List<String>>();
        for (int i = random.nextInt(MOST + 1); i > 0; i--) {
            rows.add(List.of(
                    random.nextInt(4) == 0 ? "b" : "a",
                    BigDecimal.valueOf(random.nextInt(20) - 5L, 1 + random.nextInt(2))
                            .toPlainString()));
        }
        return rows;
    }
}
