package io.skillcert.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The language of sentences for people: {@code Accept-Language}, Chinese by default, English on request. */
public final class Language {

    public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

    private static final List<String> SPOKEN = List.of("zh", "en");

    private Language() {}

    public static Locale of(HttpHeaders headers) {
        return asked(headers).stream()
                .filter(locale -> SPOKEN.contains(locale.getLanguage()))
                .findFirst()
                .map(locale -> locale.getLanguage().equals("en") ? Locale.ENGLISH : DEFAULT)
                .orElse(DEFAULT);
    }

    /** A header that is no list of languages asks for none. */
    private static List<Locale> asked(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
