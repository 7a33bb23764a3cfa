package io.skillcert.assessment.generator;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A text in Chinese and in English. Both come from templates in the syntax of {@link String#format} that are filled with the same
 * values, so that they say the same numbers.
 *
 * @param zh the text in Chinese
 * @param en the text in English
 */
record Text(String zh, String en) {

    static final Text EMPTY = same("");

    /**
     * Fills two templates.
     *
     * @param zh the Chinese template, or the text itself if there are no values
     * @param en the English template, which takes the values in the same order
     * @param values numbers and strings, which both languages show alike, and texts, which each language shows in its own words
     * @return the text
     */
    static Text of(String zh, String en, Object... values) {
        return new Text(filled(zh, values, Text::zh), filled(en, values, Text::en));
    }

    /** Fills a template without words, such as a formula, which is the same in both languages. */
    static Text same(String template, Object... values) {
        return of(template, template, values);
    }

    /** Lists numbers with the comma of each language. */
    static Text list(int... numbers) {
        return joined(
                "、",
                ", ",
                Arrays.stream(numbers).mapToObj(String::valueOf).map(Text::same).toList());
    }

    static Text joined(String zhSeparator, String enSeparator, List<Text> texts) {
        return new Text(
                texts.stream().map(Text::zh).collect(joining(zhSeparator)),
                texts.stream().map(Text::en).collect(joining(enSeparator)));
    }

    /** Puts sentences one after the other. */
    static Text sentences(Text... sentences) {
        return joined("", " ", List.of(sentences));
    }

    /** Begins a sentence: the English text gets a capital letter. */
    Text capitalised() {
        return new Text(zh, en.substring(0, 1).toUpperCase(Locale.ROOT) + en.substring(1));
    }

    private static String filled(String template, Object[] values, Function<Text, String> language) {
        if (values.length == 0) {
            return template;
        }
        return template.formatted(Arrays.stream(values)
                .map(value -> value instanceof Text text ? language.apply(text) : value)
                .toArray());
    }
}
