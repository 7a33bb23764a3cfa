package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Computes keys a second time, from nothing but the numbers in the stem. */
class RecomputedKeysTest {

    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9.])-?\\d+(?:\\.\\d+)?");

    private static final Map<String, ToDoubleFunction<double[]>> ORACLES = Map.ofEntries(
            Map.entry("confusion-matrix.precision", n -> n[0] / (n[0] + n[1])),
            Map.entry("confusion-matrix.recall", n -> n[0] / (n[0] + n[2])),
            Map.entry("confusion-matrix.f1", n -> 2 / ((n[0] + n[1]) / n[0] + (n[0] + n[2]) / n[0])),
            Map.entry("confusion-matrix.specificity", n -> 1 - n[1] / (n[1] + n[3])),
            Map.entry("confusion-matrix.accuracy", n -> 1 - (n[1] + n[2]) / (n[0] + n[1] + n[2] + n[3])),
            Map.entry(
                    "class-averages.micro-recall",
                    n -> (n[0] + n[3] + n[6]) / (n[0] + n[2] + n[3] + n[5] + n[6] + n[8])),
            Map.entry("ranking-curve.area", RecomputedKeysTest::areaByTrapezoids),
            Map.entry("box-overlap.intersection", n -> pixels(n, true)),
            Map.entry("box-overlap.union", n -> pixels(n, false)),
            Map.entry("box-overlap.iou", n -> (double) pixels(n, true) / pixels(n, false)),
            Map.entry("agreement.kappa", RecomputedKeysTest::kappa),
            Map.entry("convolution.output", n -> IntStream.rangeClosed(0, (int) (n[0] + 2 * n[7] - n[3]))
                    .filter(x -> x % (int) n[6] == 0)
                    .count()),
            Map.entry("training-steps.per-epoch", n -> Math.ceil(n[0] / n[1])),
            Map.entry("training-steps.all", n -> Math.ceil(n[0] / n[1]) * n[2]),
            Map.entry("softmax.probability", n -> 1 / (1 + n[1] / n[0] + n[2] / n[0])),
            Map.entry("softmax.cross-entropy", n -> Math.log((n[0] + n[1] + n[2]) / n[0])),
            Map.entry("z-score.score", n -> (n[2] - n[0]) / n[1]),
            Map.entry("cross-validation.fits", n -> n[0] * n[2]),
            Map.entry(
                    "latency.median",
                    n -> Arrays.stream(n, 1, 11).sorted().skip(4).findFirst().orElseThrow()),
            Map.entry(
                    "latency.ninetieth",
                    n -> Arrays.stream(n, 1, 11).sorted().skip(8).findFirst().orElseThrow()),
            Map.entry("availability.parallel", n -> 100 * (n[2] / 100 + n[3] / 100 - n[2] * n[3] / 10000)),
            Map.entry("association-rule.lift", n -> n[3] * n[0] / n[1] / n[2]),
            Map.entry("bayes.posterior", n -> 100 / (1 + (100 - n[0]) * n[2] / (n[0] * n[1]))),
            Map.entry("funnel.overall", n -> 100 * n[3] / n[0]),
            Map.entry("joins.inner", n -> n[2] * n[3]),
            Map.entry("joins.left", n -> n[2] * n[3] + n[0] - n[2]),
            Map.entry("duplicates.kept", n -> n[0] - n[1] - 2 * n[2]),
            Map.entry("data-quality.completeness", n -> 100 * (1 - n[2] / (n[0] * n[1]))),
            Map.entry("discounted-return.return", n -> n[0] + n[3] * (n[1] + n[3] * n[2])),
            Map.entry("polygon.area", RecomputedKeysTest::shoelace),
            Map.entry("preference-pairs.pairs", n -> IntStream.range(0, (int) n[0])
                    .sum()),
            Map.entry("formulas.average", RecomputedKeysTest::average),
            Map.entry("word-errors.cer", n -> 100 * (n[1] + n[2] + n[3]) / n[0]),
            Map.entry("linear-fit.slope", RecomputedKeysTest::slope));

    @Test
    void every_key_is_what_a_second_computation_finds() {
        for (Generator generator : Generators.all()) {
            ToDoubleFunction<double[]> oracle = ORACLES.get(generator.asks());
            if (oracle != null && generator.kind() == ItemKind.NUMBER) {
                for (long seed = 0; seed < 1000; seed++) {
                    Item item = generator.generate(seed);
                    String key = (String) item.key().value();
                    int places = key.contains(".") ? key.length() - key.indexOf('.') - 1 : 0;
                    double found = oracle.applyAsDouble(numbers(item.content().stem()));
                    assertEquals(
                            found,
                            Double.parseDouble(key),
                            0.5 * Math.pow(10, -places) + 1e-9,
                            item.content().stem());
                }
            }
        }
    }

    @Test
    void every_second_computation_belongs_to_a_question() {
        List<String> asked = Generators.all().stream().map(Generator::asks).toList();
        assertTrue(asked.containsAll(ORACLES.keySet()));
    }

    private static double[] numbers(String stem) {
        return NUMBER.matcher(stem)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group()))
                .toArray();
    }

    private static double average(double[] n) {
        return Arrays.stream(n, 0, 5).average().orElseThrow();
    }

    private static int pixels(double[] n, boolean both) {
        int count = 0;
        for (int x = 0; x < 200; x++) {
            for (int y = 0; y < 200; y++) {
                boolean first = x >= n[0] && x < n[0] + n[2] && y >= n[1] && y < n[1] + n[3];
                boolean second = x >= n[4] && x < n[4] + n[6] && y >= n[5] && y < n[5] + n[7];
                count += (both ? first && second : first || second) ? 1 : 0;
            }
        }
        return count;
    }

    private static double areaByTrapezoids(double[] n) {
        double positives = Arrays.stream(n, 1, 11).sum();
        double area = 0;
        double height = 0;
        for (int i = 1; i <= 10; i++) {
            height += n[i] / positives;
            area += (1 - n[i]) * height / (10 - positives);
        }
        return area;
    }

    private static double kappa(double[] n) {
        double disagreement = 2 * (n[0] * n[3] - n[1] * n[2]);
        return disagreement / ((n[0] + n[1]) * (n[1] + n[3]) + (n[0] + n[2]) * (n[2] + n[3]));
    }

    private static double shoelace(double[] n) {
        double twice = 0;
        for (int i = 0; i < 8; i += 2) {
            twice += n[i] * n[(i + 3) % 8] - n[(i + 2) % 8] * n[i + 1];
        }
        return Math.abs(twice) / 2;
    }

    private static double slope(double[] n) {
        return (-1.5 * n[2] - 0.5 * n[3] + 0.5 * n[4] + 1.5 * n[5]) / 5;
    }
}
