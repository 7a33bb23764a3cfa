package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.Seeds;
import io.skillcert.assessment.item.Content.Option;
import io.skillcert.assessment.item.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratorsTest {

    private static final List<Generator> ALL = Generators.all();

    @Test
    void there_are_at_least_40_families_and_each_generator_has_a_name_of_its_own() {
        assertTrue(Generators.families().size() >= 40);
        assertEquals(ALL.size(), ALL.stream().map(Generator::name).distinct().count());
    }

    @Test
    void the_same_seed_gives_the_same_item() {
        for (Generator generator : ALL) {
            assertEquals(generator.generate(7), generator.generate(7), generator.name());
        }
    }

    @Test
    void every_item_of_many_seeds_is_well_formed() {
        for (Generator generator : ALL) {
            for (long seed = 0; seed < Seeds.COUNT; seed++) {
                check(generator, generator.generate(seed), generator.name() + " with seed " + seed);
            }
        }
    }

    private static void check(Generator generator, Item item, String name) {
        assertEquals(generator.kind(), item.kind(), name);
        assertEquals(generator.function(), item.function(), name);
        assertTrue(generator.levels().contains(item.level()), name);
        List<Option> options = item.content().options();
        Set<String> texts = new HashSet<>();
        for (Option option : options) {
            assertTrue(texts.add(option.text().replaceAll("\\s", "").toLowerCase()), name + " repeats an option");
        }
        String explanation = item.explanation().text();
        switch (item.kind()) {
            case TRUE_FALSE ->
                assertTrue(explanation.startsWith((Boolean) item.key().value() ? "正确" : "错误"), name);
            case SINGLE_CHOICE -> {
                assertEquals(4, options.size(), name);
                List<Option> right = options.stream()
                        .filter(option -> option.id().equals(item.key().value()))
                        .toList();
                assertEquals(1, right.size(), name);
                assertTrue(explanation.contains(right.get(0).text()), name);
            }
            case MULTIPLE_CHOICE -> {
                assertEquals(4, options.size(), name);
                Set<String> letters = options.stream().map(Option::id).collect(Collectors.toSet());
                List<?> key = (List<?>) item.key().value();
                assertTrue(key.size() >= 2 && key.size() < options.size() && letters.containsAll(key), name);
                assertTrue(
                        explanation.contains(key.stream().map(String::valueOf).collect(Collectors.joining("、"))), name);
            }
            default -> assertTrue(explanation.contains((String) item.key().value()), name);
        }
    }

    /** The critical value of chi-square with 3 degrees of freedom at 0.1 % is 16.27, with 1 degree 10.83. */
    @Test
    void the_positions_of_the_keys_are_uniform() {
        int[] letters = new int[4];
        int[] truths = new int[2];
        for (Generator generator : ALL) {
            for (long seed = 0; seed < 40; seed++) {
                long mixed = 1000L * generator.name().hashCode() + seed;
                if (generator.kind() == ItemKind.SINGLE_CHOICE) {
                    letters[((String) generator.generate(mixed).key().value()).charAt(0) - 'A']++;
                } else if (generator.kind() == ItemKind.TRUE_FALSE) {
                    truths[(Boolean) generator.generate(mixed).key().value() ? 1 : 0]++;
                }
            }
        }
        assertTrue(chiSquare(letters) < 16.27);
        assertTrue(chiSquare(truths) < 10.83);
    }

    private static double chiSquare(int[] counts) {
        double expected = java.util.Arrays.stream(counts).average().orElseThrow();
        return java.util.Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
