package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleBankTest {

    private static final Map<String, Integer> LEVEL_3 = Map.of(
            "ETHICS",
            5,
            "FOUNDATIONS",
            10,
            "BUSINESS_ANALYSIS",
            20,
            "MODEL_TRAINING",
            30,
            "SYSTEM_DESIGN",
            30,
            "COACHING",
            5);

    private static final Map<String, Integer> LEVEL_4 = Map.of(
            "ETHICS", 5, "FOUNDATIONS", 15, "DATA_COLLECTION", 20, "DATA_ANNOTATION", 40, "SYSTEM_OPERATION", 20);

    @Test
    void the_committed_files_are_what_the_generators_write() throws IOException {
        for (int level : SampleBank.LEVELS) {
            Path file = Path.of("../../samples/bank/level-" + level + ".jsonl");
            if (Boolean.getBoolean("samples.write")) {
                Files.writeString(file, String.join("\n", SampleBank.lines(level)) + "\n");
            }
            assertEquals(SampleBank.lines(level), Files.readAllLines(file));
        }
    }

    @Test
    void the_bank_holds_two_papers_of_level_3() {
        assertTwoPapers(
                3, LEVEL_3, Map.of(ItemKind.TRUE_FALSE, 40, ItemKind.SINGLE_CHOICE, 140, ItemKind.MULTIPLE_CHOICE, 10));
    }

    @Test
    void the_bank_holds_two_papers_of_level_4() {
        assertTwoPapers(4, LEVEL_4, Map.of(ItemKind.TRUE_FALSE, 50, ItemKind.SINGLE_CHOICE, 150));
    }

    private static void assertTwoPapers(int level, Map<String, Integer> weights, Map<ItemKind, Integer> parts) {
        List<SampleBank.Entry> bank = SampleBank.entries(level);
        weights.forEach((function, weight) -> {
            List<SampleBank.Entry> items = bank.stream()
                    .filter(entry -> entry.item().function().equals(function))
                    .toList();
            assertTrue(distinct(items, "topic") >= 4, function + " has too few topics");
            int quota = 0;
            for (Map.Entry<ItemKind, Integer> part : parts.entrySet()) {
                int ofKind = (part.getValue() * weight + 99) / 100;
                quota += ofKind;
                long count = items.stream()
                        .filter(entry -> entry.item().kind() == part.getKey())
                        .count();
                assertTrue(count >= 2L * ofKind, level + " " + function + " " + part.getKey() + " has " + count);
            }
            assertTrue(distinct(items, "asks") >= quota, level + " " + function + " asks too few different things");
        });
    }

    private static long distinct(List<SampleBank.Entry> items, String what) {
        return items.stream()
                .map(entry -> what.equals("topic")
                        ? entry.item().topic()
                        : entry.generator().asks())
                .distinct()
                .count();
    }

    @Test
    void no_two_items_of_a_level_are_near_duplicates() {
        for (int level : SampleBank.LEVELS) {
            Set<String> texts = new HashSet<>();
            for (SampleBank.Entry entry : SampleBank.entries(level)) {
                assertTrue(texts.add(SampleBank.normalised(entry.item())), entry.id());
            }
        }
    }

    @Test
    void the_key_is_the_longest_option_in_at_most_40_percent_of_a_function() {
        for (int level : SampleBank.LEVELS) {
            Map<String, int[]> counts = new TreeMap<>();
            for (SampleBank.Entry entry : SampleBank.entries(level)) {
                if (entry.item().kind() == ItemKind.SINGLE_CHOICE) {
                    int[] count = counts.computeIfAbsent(entry.item().function(), function -> new int[2]);
                    count[0] += keyIsLongest(entry) ? 1 : 0;
                    count[1]++;
                }
            }
            counts.forEach((function, count) -> assertTrue(
                    count[0] * 100 <= 40 * count[1], level + " " + function + " " + count[0] + " of " + count[1]));
        }
    }

    private static boolean keyIsLongest(SampleBank.Entry entry) {
        Map<String, Integer> lengths = entry.item().content().options().stream()
                .collect(Collectors.toMap(Option::id, option -> option.text().length()));
        int key = lengths.remove((String) entry.item().key().value());
        return lengths.values().stream().allMatch(length -> length < key);
    }
}
