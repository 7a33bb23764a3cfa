package io.skillcert.registration.guide;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of the guide in Chinese and English. A placeholder in braces stands for each number and each name of a level, the
 * same ones in both languages.
 */
public record GuideText(@JsonProperty(required = true) String zh, @JsonProperty(required = true) String en) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    public GuideText {
        if (zh == null || zh.isBlank() || en == null || en.isBlank()) {
            throw new IllegalArgumentException("a text is given in zh and in en");
        }
        if (!sorted(zh).equals(sorted(en))) {
            throw new IllegalArgumentException("zh has the placeholders " + sorted(zh) + " and en " + sorted(en));
        }
        found(zh).forEach(Placeholder::parse);
    }

    /** The placeholders without their braces, in the order of the Chinese text. */
    List<Placeholder> placeholders() {
        return found(zh).map(Placeholder::parse).distinct().toList();
    }

    /** The text in the language, each placeholder replaced by what the function returns. */
    String in(Locale language, Function<Placeholder, String> value) {
        return PLACEHOLDER
                .matcher(isEnglish(language) ? en : zh)
                .replaceAll(found -> Matcher.quoteReplacement(value.apply(Placeholder.parse(found.group(1)))));
    }

    /** The text in the language. It has no placeholders but names of levels. */
    public String in(Locale language) {
        return in(language, placeholder -> placeholder.level().orElseThrow().in(language));
    }

    static boolean isEnglish(Locale language) {
        return language.equals(Locale.ENGLISH);
    }

    private static List<String> sorted(String text) {
        return found(text).distinct().sorted().toList();
    }

    private static Stream<String> found(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group(1));
    }
}
