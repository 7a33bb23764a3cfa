package io.skillcert.exam.bank;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.assessment.marking.FileMarking;
import io.skillcert.assessment.marking.FileMarking.ResultFile;
import io.skillcert.assessment.marking.Mark;
import io.skillcert.assessment.marking.Response;
import io.skillcert.coderunner.Limits;
import io.skillcert.coderunner.Outcome;
import io.skillcert.coderunner.Program;
import io.skillcert.coderunner.Sandbox;
import io.skillcert.localstack.testing.CodeRunnerPackages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sample code tasks: what they expect is computed again here, in another language than the reference solutions are written in,
 * and these solutions get all points in the sandbox.
 */
class SampleCodeTasksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal POINTS = new BigDecimal("20");

    /** What a right program makes of the inputs of a task. */
    private static final Map<String, Function<List<Map<String, String>>, Map<String, String>>> EXPECTED = Map.of(
            "L3-C01", SampleCodeTasksTest::metrics,
            "L3-C02", SampleCodeTasksTest::thresholds,
            "L3-C03", SampleCodeTasksTest::figures,
            "L3-C04", SampleCodeTasksTest::cleaned);

    private static Sandbox sandbox;

    @BeforeAll
    static void packagesAreThere() throws Exception {
        sandbox = CodeRunnerPackages.require();
    }

    /** @param id of the line in the file */
    record Sample(String id, JsonNode content, CodeKey key) {
        @Override
        public String toString() {
            return id;
        }

        Mark mark(Function<CodeKey.InputSet, Map<String, String>> results) {
            var files = new ArrayList<ResultFile>();
            for (var set : key.sets()) {
                var left = results.apply(set);
                for (var file : key.files()) {
                    var rows = ResultRows.of(file, left.getOrDefault(file.name(), "\""));
                    files.add(new ResultFile(
                            file.expected(set.expected().get(file.name())),
                            rows.map(Response::new).orElse(Response.NONE)));
                }
            }
            return FileMarking.mark(POINTS, files);
        }
    }

    static Stream<Sample> samples() throws IOException {
        var samples = new ArrayList<Sample>();
        for (var line : Files.readAllLines(Path.of("../samples/bank/level-3-code.jsonl"))) {
            var item = JSON.readTree(line);
            samples.add(new Sample(
                    item.get("id").textValue(),
                    item.get("content"),
                    CodeKey.of(JSON.treeToValue(item.get("key"), ItemKey.class))));
        }
        return samples.stream();
    }

    @Test
    void there_are_four_tasks() throws IOException {
        assertEquals(EXPECTED.keySet(), samples().map(Sample::id).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_expected_files_are_those_that_another_program_computes(Sample sample) {
        var mark = sample.mark(set -> EXPECTED.get(sample.id())
                .apply(rows(set.inputs().values().iterator().next())));
        assertEquals("20.00", mark.awarded().toPlainString(), mark.measures().toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_reference_solution_has_all_points_and_the_starter_has_none(Sample sample) throws Exception {
        var solution = Files.readString(Path.of("src/test/resources/code-tasks/" + sample.id() + ".py"));
        var mark = sample.mark(set -> run(sample, solution, set));
        assertEquals("20.00", mark.awarded().toPlainString(), mark.measures().toString());
        var starter = sample.content().at("/code/starter").asText();
        assertEquals(
                "0.00", sample.mark(set -> run(sample, starter, set)).awarded().toPlainString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_answer_to_the_shown_files_has_less_than_half_of_the_points(Sample sample) {
        var shown = sample.content().at("/code/inputs/0/text").textValue();
        var byHeart = EXPECTED.get(sample.id()).apply(rows(shown));
        var awarded = sample.mark(set -> byHeart).awarded();
        assertTrue(awarded.compareTo(BigDecimal.TEN) < 0, awarded.toString());
    }

    private static Map<String, String> run(Sample sample, String source, CodeKey.InputSet set) {
        var inputs = set.inputs().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getBytes(StandardCharsets.UTF_8)));
        var results =
                sample.key().files().stream().map(CodeKey.ExpectedFile::name).collect(Collectors.toSet());
        try {
            var outcome = sandbox.run(new Program(source, inputs, results), Limits.EXAM);
            assertEquals(Outcome.Status.FINISHED, outcome.status(), outcome.log());
            return outcome.files().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> new String(entry.getValue(), StandardCharsets.UTF_8)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a file without quoted cells. */
    private static List<Map<String, String>> rows(String text) {
        var lines = text.lines().toList();
        var header = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> IntStream.range(0, header.length)
                        .boxed()
                        .collect(Collectors.toMap(i -> header[i], i -> cells[i])))
                .toList();
    }

    private static String csv(String header, Stream<List<?>> rows) {
        return rows.map(row -> row.stream().map(String::valueOf).collect(joining(",")))
                .collect(joining("\n", header + "\n", "\n"));
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static Map<String, String> metrics(List<Map<String, String>> samples) {
        var rows = new TreeMap<String, List<?>>();
        var sum = 0.0;
        var actual = samples.stream().collect(groupingBy(row -> row.get("actual"), counting()));
        var predicted = samples.stream().collect(groupingBy(row -> row.get("predicted"), counting()));
        var hits = samples.stream()
                .filter(row -> row.get("actual").equals(row.get("predicted")))
                .collect(groupingBy(row -> row.get("actual"), counting()));
        for (var name : actual.keySet()) {
            long hit = hits.getOrDefault(name, 0L);
            var precision = ratio(hit, predicted.getOrDefault(name, 0L));
            var recall = ratio(hit, actual.get(name));
            sum += f1(precision, recall);
            rows.put(name, List.of(name, precision, recall, f1(precision, recall)));
        }
        var right = hits.values().stream().mapToLong(Long::longValue).sum();
        return Map.of(
                "metrics.csv",
                csv("class,precision,recall,f1", rows.values().stream()),
                "summary.json",
                "{\"accuracy\": " + ratio(right, samples.size()) + ", \"macro_f1\": " + sum / actual.size() + "}");
    }

    private static Map<String, String> thresholds(List<Map<String, String>> parts) {
        var rows = new ArrayList<List<?>>();
        var defects =
                parts.stream().filter(row -> row.get("defect").equals("1")).count();
        var best = 0.0;
        var bestThreshold = new BigDecimal("0.1");
        for (var threshold = new BigDecimal("0.2");
                threshold.compareTo(new BigDecimal("0.8")) <= 0;
                threshold = threshold.add(new BigDecimal("0.1"))) {
            var limit = threshold;
            var found = parts.stream()
                    .filter(row -> new BigDecimal(row.get("score")).compareTo(limit) >= 0)
                    .toList();
            var hit =
                    found.stream().filter(row -> row.get("defect").equals("1")).count();
            var f1 = f1(ratio(hit, found.size()), ratio(hit, defects));
            rows.add(List.of(threshold, ratio(hit, found.size()), ratio(hit, defects), f1));
            if (f1 >= best) {
                best = f1;
                bestThreshold = threshold;
            }
        }
        return Map.of(
                "thresholds.csv",
                csv("threshold,precision,recall,f1", rows.stream()),
                "best.json",
                "{\"f1\": " + best + ", \"threshold\": " + bestThreshold + "}");
    }

    private static Map<String, String> figures(List<Map<String, String>> calls) {
        var rows = new ArrayList<List<?>>();
        var alerts = new ArrayList<String>();
        new TreeMap<>(calls.stream().collect(groupingBy(row -> row.get("service")))).forEach((service, own) -> {
            var times = own.stream()
                    .map(row -> Integer.valueOf(row.get("latency_ms")))
                    .sorted()
                    .toList();
            var errors = own.stream()
                    .filter(row -> Integer.parseInt(row.get("status")) >= 500)
                    .count();
            int rank = (95 * own.size() + 99) / 100; // ⌈0.95 n⌉ in whole numbers
            int p95 = times.get(rank - 1);
            rows.add(List.of(service, own.size(), ratio(errors, own.size()), p95));
            if (errors * 20 > own.size() || p95 > 800) {
                alerts.add("\"" + service + "\"");
            }
        });
        return Map.of(
                "figures.csv",
                csv("service,calls,error_rate,p95_ms", rows.stream()),
                "alerts.json",
                "[" + String.join(",", alerts) + "]");
    }

    private static Map<String, String> cleaned(List<Map<String, String>> tickets) {
        var first = new LinkedHashMap<String, Map<String, String>>();
        tickets.forEach(row -> first.putIfAbsent(row.get("ticket"), row));
        UnaryOperator<String> category = String::strip;
        var valid = first.values().stream()
                .filter(row -> !category.apply(row.get("category")).isEmpty())
                .filter(row -> row.get("minutes").matches("[0-9.]+") && Double.parseDouble(row.get("minutes")) > 0)
                .toList();
        var groups = new TreeMap<>(valid.stream().collect(groupingBy(row -> category.apply(row.get("category")))));
        return Map.of(
                "cleaned.csv",
                csv(
                        "ticket,category,minutes",
                        valid.stream()
                                .map(row -> List.of(
                                        row.get("ticket"), category.apply(row.get("category")), row.get("minutes")))),
                "groups.csv",
                csv(
                        "category,tickets,mean_minutes",
                        groups.entrySet().stream()
                                .map(group -> List.of(
                                        group.getKey(),
                                        group.getValue().size(),
                                        group.getValue().stream()
                                                .collect(averagingDouble(
                                                        row -> Double.parseDouble(row.get("minutes"))))))));
    }
}
