package io.skillcert.http.language;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of messages for people: Chinese by default, English by {@code Accept-Language}. */
public final class Language {

    public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

    private static final List<Locale> SUPPORTED = List.of(DEFAULT, Locale.CHINESE, Locale.ENGLISH);

    private Language() {}

    public static Locale of(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    public static boolean isReadable(String acceptLanguage) {
        try {
            return !Locale.LanguageRange.parse(acceptLanguage).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Treats a malformed {@code Accept-Language} like an absent one. */
    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return DEFAULT;
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SUPPORTED))
                    .filter(Locale.ENGLISH::equals)
                    .orElse(DEFAULT);
        } catch (IllegalArgumentException e) {
            return DEFAULT;
        }
    }
}
