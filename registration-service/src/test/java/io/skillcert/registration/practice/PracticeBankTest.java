package io.skillcert.registration.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.generator.Simhash;
import io.skillcert.registration.practice.PracticeContent.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every item of the practice bank must hold. Each check takes seconds, since they run in each build. */
@Timeout(30)
class PracticeBankTest {

    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;:?!]|[,;:?!]\\p{IsHan}");
    private static final Pattern NEGATION = Pattern.compile("不正确|不属于|不应当的是|不包括|不符合|错误的是");
    private static final Pattern CITATION = Pattern.compile("《|GB/T|第[〇一二三四五六七八九十百0-9 ]+条规定");
    private static final Pattern DATED = Pattern.compile("\\d{4}(-\\d{2}-\\d{2}|年)");
    private static final int SHORTEST_DERIVATION = 20;
    private static final int NEAR = 3;

    private final PracticeBank bank = loaded();

    private static PracticeBank loaded() {
        var bank = new PracticeBank();
        bank.load();
        return bank;
    }

    private Stream<PracticeItem> all() {
        return Stream.of(4, 3).flatMap(level -> bank.of(level).stream());
    }

    @Test
    void level_3_has_1200_items_and_level_4_has_600_by_the_weights_of_the_functions() {
        assertCounts(
                3,
                1200,
                Map.of(
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
                        5));
        assertCounts(
                4,
                600,
                Map.of(
                        "ETHICS",
                        5,
                        "FOUNDATIONS",
                        15,
                        "DATA_COLLECTION",
                        20,
                        "DATA_ANNOTATION",
                        40,
                        "SYSTEM_OPERATION",
                        20));
    }

    private void assertCounts(int level, int least, Map<String, Integer> weights) {
        var counts =
                bank.of(level).stream().collect(Collectors.groupingBy(PracticeItem::function, Collectors.counting()));
        weights.forEach((function, percent) -> assertTrue(
                counts.get(function) >= least * percent / 100,
                level + " " + function + " has " + counts.get(function)));
    }

    @Test
    void the_key_is_one_option_or_two_and_more_and_the_explanation_names_it() {
        all().forEach(item -> {
            var letters = item.content().options().stream().map(Option::id).collect(Collectors.toSet());
            switch (item.kind()) {
                case TRUE_FALSE ->
                    assertTrue(item.explanation().startsWith((Boolean) item.answer() ? "正确" : "错误"), item.id());
                case SINGLE_CHOICE -> {
                    assertTrue(letters.contains(item.answer()), item.id());
                    var right = text(item, (String) item.answer());
                    assertTrue(item.explanation().contains(right), item.id());
                }
                case MULTIPLE_CHOICE -> {
                    var right = (List<?>) item.answer();
                    assertTrue(right.size() >= 2 && right.size() < letters.size(), item.id());
                    assertTrue(letters.containsAll(right), item.id());
                    right.forEach(letter -> assertTrue(item.explanation().contains((String) letter), item.id()));
                }
                case NUMBER -> assertTrue(item.explanation().contains((String) item.answer()), item.id());
                default -> assertFalse(item.explanation().isBlank(), item.id());
            }
        });
    }

    /** Nothing is cited that nobody has read: an item without a source stands on its derivation. */
    @Test
    void a_written_item_has_a_derivation_and_its_source_if_it_has_one_a_date() {
        var written = all().filter(item -> item.template().equals(item.id())).toList();
        assertFalse(written.isEmpty());
        for (var item : written) {
            var why = item.explanation().substring(keyOf(item).length());
            assertTrue(item.explanation().startsWith(keyOf(item)), item.id());
            assertTrue(why.length() >= SHORTEST_DERIVATION && why.endsWith("。"), item.id() + ": " + why);
            item.source().ifPresent(source -> assertTrue(DATED.matcher(source).find(), item.id() + ": " + source));
            assertTrue(item.source().isPresent() || !CITATION.matcher(why).find(), item.id() + ": " + why);
        }
    }

    /** How the explanation of a written item begins, before its derivation. */
    private static String keyOf(PracticeItem item) {
        return switch (item.kind()) {
            case TRUE_FALSE -> (Boolean) item.answer() ? "正确。" : "错误。";
            case SINGLE_CHOICE -> "正确答案是 " + item.answer() + "：" + text(item, (String) item.answer()) + "。";
            case MULTIPLE_CHOICE ->
                "正确答案是 "
                        + ((List<?>) item.answer())
                                .stream().map(String.class::cast).collect(Collectors.joining("、"))
                        + "。";
            default -> "";
        };
    }

    private static String text(PracticeItem item, String letter) {
        return item.content().options().stream()
                .filter(option -> option.id().equals(letter))
                .map(Option::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_right_answer_is_marked_right_and_another_is_not() {
        all().forEach(item -> {
            var mark = item.mark(item.answer());
            assertEquals(mark.maximum(), mark.awarded(), item.id());
            if (item.kind() == ItemKind.SINGLE_CHOICE) {
                var other = item.answer().equals("A") ? "B" : "A";
                assertEquals(0, item.mark(other).awarded().signum(), item.id());
            }
        });
    }

    @Test
    void the_options_of_an_item_differ() {
        all().forEach(item -> {
            var texts = new HashSet<String>();
            item.content()
                    .options()
                    .forEach(option -> assertTrue(texts.add(option.text().replaceAll("\\s", "")), item.id()));
        });
    }

    /** The critical value of chi-square with 3 degrees of freedom at 0.1 % is 16.27, with 1 degree 10.83. */
    @Test
    void the_positions_of_the_keys_are_uniform_in_each_level() {
        for (var level : List.of(4, 3)) {
            var letters = new int[4];
            var truths = new int[2];
            for (var item : bank.of(level)) {
                if (item.kind() == ItemKind.SINGLE_CHOICE) {
                    letters[((String) item.answer()).charAt(0) - 'A']++;
                } else if (item.kind() == ItemKind.TRUE_FALSE) {
                    truths[(Boolean) item.answer() ? 1 : 0]++;
                }
            }
            assertTrue(chiSquare(letters) < 16.27, level + " " + java.util.Arrays.toString(letters));
            assertTrue(chiSquare(truths) < 10.83, level + " " + java.util.Arrays.toString(truths));
        }
    }

    private static double chiSquare(int[] counts) {
        var expected = java.util.Arrays.stream(counts).average().orElseThrow();
        return java.util.Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    @Test
    void the_key_is_the_longest_option_in_at_most_40_percent_of_a_function() {
        var counts = new TreeMap<String, int[]>();
        all().filter(item -> item.kind() == ItemKind.SINGLE_CHOICE).forEach(item -> {
            var count = counts.computeIfAbsent(item.level() + " " + item.function(), function -> new int[2]);
            var key = text(item, (String) item.answer()).length();
            var longest = item.content().options().stream()
                    .filter(option -> !option.id().equals(item.answer()))
                    .allMatch(option -> option.text().length() < key);
            count[0] += longest ? 1 : 0;
            count[1]++;
        });
        counts.forEach((function, count) ->
                assertTrue(count[0] * 100 <= 40 * count[1], function + ": " + count[0] + " of " + count[1]));
    }

    @Test
    void no_two_items_of_a_level_are_nearly_the_same() {
        for (var level : List.of(4, 3)) {
            var seen = new HashMap<Long, String>();
            var texts = new HashMap<String, String>();
            for (var item : bank.of(level)) {
                var text = normalised(item.content().texts().collect(Collectors.joining()));
                assertEquals(null, texts.put(text, item.id()), item.id() + " has the text of another item");
                if (item.content().stem().length() < 15) {
                    continue; // too short for a fingerprint: the options make the difference
                }
                var fingerprint = Simhash.of(item.content().stem());
                seen.forEach((other, id) -> assertTrue(
                        Simhash.distance(other, fingerprint) > NEAR, item.id() + " is nearly the same as " + id));
                seen.put(fingerprint, item.id());
            }
        }
    }

    @Test
    void a_template_counts_at_most_ten_variants() {
        var variants = all().collect(Collectors.groupingBy(
                item -> item.level() + item.function() + item.template(), Collectors.counting()));
        variants.forEach((template, count) -> assertTrue(count <= 10, template));
    }

    @Test
    void texts_have_chinese_punctuation_and_negations_are_emphasised() {
        all().forEach(item -> {
            var texts = new ArrayList<String>(item.content().texts().toList());
            texts.add(item.explanation());
            texts.stream()
                    .filter(text -> !text.startsWith("<svg"))
                    .forEach(text -> assertFalse(HALF_WIDTH.matcher(text).find(), item.id() + ": " + text));
            var choice = item.kind() == ItemKind.SINGLE_CHOICE || item.kind() == ItemKind.MULTIPLE_CHOICE;
            assertFalse(choice && NEGATION.matcher(item.content().stem()).find(), item.id());
        });
    }

    @Test
    void the_samples_of_a_day_are_ten_and_another_day_has_others() {
        var today = bank.samples(3, LocalDate.parse("2026-11-29"));
        assertEquals(PracticeBank.SAMPLES, Set.copyOf(today).size());
        assertEquals(today, bank.samples(3, LocalDate.parse("2026-11-29")));
        assertNotEquals(today, bank.samples(3, LocalDate.parse("2026-11-30")));
    }

    private static String normalised(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}.%+-]", "");
    }
}
