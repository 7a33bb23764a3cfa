package io.skillcert.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The language of messages for people: Chinese by default, English by {@code Accept-Language}. */
public final class Language {

    public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

    private static final List<String> SUPPORTED = List.of("zh", "en");

    private Language() {}

    public static Locale of(HttpHeaders headers) {
        return accepted(headers).stream()
                .filter(locale -> SUPPORTED.contains(locale.getLanguage()))
                .findFirst()
                .map(locale -> locale.getLanguage().equals("en") ? Locale.ENGLISH : DEFAULT)
                .orElse(DEFAULT);
    }

    /** Treats a malformed header like an absent one. */
    private static List<Locale> accepted(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
