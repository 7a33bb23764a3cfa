package io.skillcert.exam.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The keys of the sample tasks, computed again from the data that their texts show. */
class SampleTaskKeysTest {

    /** The cells of the table in the text of a task, without its heading. */
    private static List<List<String>> shown(JsonNode task) {
        return Jsoup.parse(task.at("/content/stem").textValue()).select("tr").stream()
                .skip(1)
                .map(row -> row.select("td").eachText())
                .toList();
    }

    private static List<List<String>> key(JsonNode task) {
        var rows = new ArrayList<List<String>>();
        for (var row : task.at("/key/value")) {
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(cell.textValue()));
            rows.add(cells);
        }
        return rows;
    }

    private static BigDecimal share(long part, long whole, int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }

    @Test
    void the_load_of_each_step_and_its_backlog() throws Exception {
        var task = SampleTasks.of("L3-S05");
        var expected = new ArrayList<List<String>>();
        for (var step : shown(task)) {
            var arriving = Double.parseDouble(step.get(1));
            var capacity = Integer.parseInt(step.get(3)) * 60 / Double.parseDouble(step.get(2));
            expected.add(List.of(
                    step.get(0),
                    BigDecimal.valueOf(100 * arriving / capacity)
                            .setScale(1, RoundingMode.HALF_UP)
                            .toPlainString(),
                    Long.toString(Math.round(Math.max(0, arriving - capacity) * 8))));
        }
        assertEquals(expected, key(task));
    }

    @Test
    void precision_recall_and_F1_of_each_class() throws Exception {
        var task = SampleTasks.of("L3-S10");
        var matrix = shown(task);
        var expected = new ArrayList<List<String>>();
        for (int i = 0; i < matrix.size(); i++) {
            int own = i + 1;
            var right = Long.parseLong(matrix.get(i).get(own));
            var chosen = matrix.stream()
                    .mapToLong(row -> Long.parseLong(row.get(own)))
                    .sum();
            var real = matrix.get(i).stream().skip(1).mapToLong(Long::parseLong).sum();
            expected.add(List.of(
                    matrix.get(i).get(0),
                    share(right, chosen, 3).toPlainString(),
                    share(right, real, 3).toPlainString(),
                    share(2 * right, chosen + real, 3).toPlainString()));
        }
        assertEquals(expected, key(task));
    }

    @Test
    void the_counts_at_each_threshold() throws Exception {
        var task = SampleTasks.of("L3-S11");
        var scores = shown(task);
        var risky = scores.stream().filter(row -> row.get(2).equals("1")).count();
        var expected = new ArrayList<List<String>>();
        for (var threshold : List.of("0.4", "0.6", "0.8")) {
            var reported = scores.stream()
                    .filter(row -> new BigDecimal(row.get(1)).compareTo(new BigDecimal(threshold)) >= 0)
                    .toList();
            var right = reported.stream().filter(row -> row.get(2).equals("1")).count();
            expected.add(List.of(
                    threshold,
                    Long.toString(right),
                    Long.toString(reported.size() - right),
                    Long.toString(risky - right),
                    share(right, reported.size(), 2).toPlainString(),
                    share(right, risky, 2).toPlainString()));
        }
        assertEquals(expected, key(task));
    }

    @Test
    void the_hours_with_an_alarm() throws Exception {
        var task = SampleTasks.of("L3-S13");
        var hours = shown(task);
        var expected = new ArrayList<List<String>>();
        for (int i = 0; i < hours.size(); i++) {
            var name = hours.get(i).get(0);
            var requests = Integer.parseInt(hours.get(i).get(1));
            if (Integer.parseInt(hours.get(i).get(2)) * 100 > requests) {
                expected.add(List.of(name, "E"));
            }
            if (Integer.parseInt(hours.get(i).get(3)) > 800) {
                expected.add(List.of(name, "L"));
            }
            if (i > 0 && requests * 2 < Integer.parseInt(hours.get(i - 1).get(1))) {
                expected.add(List.of(name, "T"));
            }
        }
        assertEquals(expected, key(task));
    }

    @Test
    void the_spans_are_the_words_that_the_explanation_names() throws Exception {
        var task = SampleTasks.of("L3-S09");
        var text = task.at("/content/text").textValue();
        var explanation = task.at("/explanation/text").textValue();
        for (var span : task.at("/key/value")) {
            var word = text.substring(
                    text.offsetByCodePoints(0, span.get("start").intValue()),
                    text.offsetByCodePoints(0, span.get("end").intValue()));
            assertTrue(explanation.contains(word), word);
        }
    }

    @Test
    void planted_errors_are_in_rows_that_the_text_shows_and_not_in_all_of_them() throws Exception {
        for (var id : List.of("L3-S06", "L3-S07", "L3-S15")) {
            var task = SampleTasks.of(id);
            var numbers = shown(task).stream().map(row -> row.get(0)).toList();
            assertEquals(
                    IntStream.rangeClosed(1, numbers.size())
                            .mapToObj(Integer::toString)
                            .toList(),
                    numbers);
            var found = key(task).stream().map(row -> row.get(0)).toList();
            assertTrue(numbers.containsAll(found) && found.size() * 2 <= numbers.size(), id);
            assertTrue(
                    key(task).stream().allMatch(row -> task.at("/explanation/text")
                            .textValue()
                            .matches(".*" + row.get(0) + "[^；]*（" + row.get(1) + "）.*")),
                    id);
        }
    }
}
