package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.Seeds;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Content.Option;
import io.skillcert.assessment.item.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every generated item says in English what it says in Chinese. */
class EnglishTest {

    /** Han characters, and the punctuation and digits that only Chinese uses. */
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** "0.78 comes from …" and "0.78 (…)" need an act. */
    private static final Pattern ACT = Pattern.compile("((not|only|still) )?[a-z]+ing( .*)?");

    @Test
    void every_item_of_many_seeds_has_english_for_all_of_its_texts() {
        for (Generator generator : Generators.all()) {
            for (long seed = 0; seed < Seeds.COUNT; seed++) {
                check(generator.generate(seed), generator.name() + " with seed " + seed);
            }
        }
    }

    private static void check(Item item, String name) {
        Content content = item.content();
        same(content.stem(), content.stemEn(), name);
        Set<String> texts = new HashSet<>();
        for (Option option : content.options()) {
            same(option.text(), option.textEn(), name);
            assertTrue(texts.add(option.textEn().replaceAll("\\s", "").toLowerCase()), name + " repeats an option");
        }
        if (content.unit() == null) {
            assertEquals(null, content.unitEn(), name);
        } else {
            assertFalse(CHINESE.matcher(content.unitEn()).find(), name);
            assertEquals(numbers(content.unit()), numbers(content.unitEn()), name);
        }
        String explanation = item.explanation().textEn();
        same(item.explanation().text(), explanation, name);
        assertTrue(gives(item, explanation), name + " does not explain its key: " + explanation);
    }

    private static void same(String zh, String en, String name) {
        assertNotNull(en, name);
        assertFalse(en.isBlank(), name);
        assertFalse(CHINESE.matcher(en).find(), name + " has Chinese in its English: " + en);
        assertFalse(en.contains("  ") || en.endsWith(" "), name + " has a wrong space: " + en);
        assertEquals(numbers(zh), numbers(en), name + " has other numbers in English: " + zh + " / " + en);
    }

    /** The numbers of a text, whatever their order. */
    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static boolean gives(Item item, String explanation) {
        Object key = item.key().value();
        return switch (item.kind()) {
            case TRUE_FALSE -> explanation.startsWith((Boolean) key ? "True" : "False");
            case SINGLE_CHOICE ->
                item.content().options().stream()
                        .anyMatch(option -> option.id().equals(key) && explanation.contains(option.textEn()));
            case MULTIPLE_CHOICE ->
                explanation.contains(
                        ((List<?>) key).stream().map(String::valueOf).collect(Collectors.joining(", ")));
            default -> explanation.contains((String) key);
        };
    }

    @Test
    void what_is_asked_is_a_noun_phrase_and_a_mistake_is_an_act() {
        for (Family family : Generators.families()) {
            for (Question question : family.scene(new Draw(7)).questions()) {
                String label = question.label().en();
                assertTrue(label.startsWith("the ") || label.startsWith("Cohen"), label);
                for (Mistake mistake : question.distractors()) {
                    assertTrue(
                            ACT.matcher(mistake.why().en()).matches(),
                            mistake.why().en());
                }
            }
        }
    }

    @Test
    void both_templates_are_filled_with_the_same_values_in_the_words_of_their_language() {
        Text shown = Text.of("共 %d 条：%s。", "%d samples: %s.", 3, Text.list(4, 5, 6));
        assertEquals(new Text("共 3 条：4、5、6。", "3 samples: 4, 5, 6."), shown);
        assertEquals(
                new Text("共 3 条：4、5、6。100%", "3 samples: 4, 5, 6. 100%"), Text.sentences(shown, Text.same("100%")));
        assertThrows(RuntimeException.class, () -> Text.of("%d", "%d and %d", 1));
    }
}
