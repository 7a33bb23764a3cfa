package io.skillcert.http.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A text for people, written once the caller's language is known. */
@FunctionalInterface
public interface LocalizedText {

    String in(Locale language);

    /** The text that the code has in English and {@code translations/zh.json} in Chinese. */
    static LocalizedText translated(String english, Object... arguments) {
        return language -> Texts.translated(english, language, arguments);
    }

    /** The texts as a list with the language's comma. */
    static LocalizedText list(List<LocalizedText> texts) {
        return joined(texts, ", ", "、");
    }

    /** The texts with the language's semicolon between them. */
    static LocalizedText sentences(List<LocalizedText> texts) {
        return joined(texts, "; ", "；");
    }

    private static LocalizedText joined(List<LocalizedText> texts, String english, String chinese) {
        return language -> texts.stream()
                .map(text -> text.in(language))
                .collect(Collectors.joining(language.equals(Locale.ENGLISH) ? english : chinese));
    }
}
