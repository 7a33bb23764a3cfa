package io.skillcert.http.language;

import io.skillcert.clock.BusinessClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;

/** Resource bundles in UTF-8 for the supported languages, without fallback to the JVM's default locale. */
public final class Texts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /**
     * Loads a bundle of the directory {@code messages}; the JDK caches it.
     *
     * @param owner a class of the module that has the bundle
     * @throws java.util.MissingResourceException if there is none
     */
    public static ResourceBundle bundle(String name, Locale language, Class<?> owner) {
        return ResourceBundle.getBundle("messages." + name, language, owner.getClassLoader(), NO_FALLBACK);
    }

    /**
     * Translates a text that the code has in English. The Chinese texts stand in {@code translations/zh.json} of the
     * module that has the English one; a text without a translation is returned in English.
     *
     * @param arguments replace {@code {0}}, {@code {1}} and so on
     */
    public static String translated(String english, Locale language, Object... arguments) {
        var template = language.equals(Locale.ENGLISH) ? english : Translations.CHINESE.getOrDefault(english, english);
        return fill(template, language, arguments);
    }

    /**
     * Replaces {@code {0}}, {@code {1}} and so on by the arguments, each {@link LocalizedText} in the
     * language, each instant as the time in Shenzhen, and each time of a day as {@code 2025-07-26 09:00}.
     */
    public static String fill(String template, Locale language, Object... arguments) {
        var text = template;
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i] instanceof LocalizedText localized ? localized.in(language) : arguments[i];
            text = text.replace("{" + i + "}", written(argument));
        }
        return text;
    }

    private static String written(Object argument) {
        if (argument instanceof LocalDateTime time) {
            return time.toLocalDate() + " " + time.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        }
        return argument instanceof Instant instant
                ? instant.atZone(BusinessClock.ZONE)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                : String.valueOf(argument);
    }
}
