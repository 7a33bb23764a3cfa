package io.skillcert.http;

import io.skillcert.clock.BusinessClock;
import java.time.Instant;
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

    /** Replaces {@code {0}}, {@code {1}} and so on by the arguments. An instant is written as the time in Shenzhen. */
    public static String fill(String template, Object... arguments) {
        var text = template;
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", written(arguments[i]));
        }
        return text;
    }

    private static String written(Object argument) {
        return argument instanceof Instant instant
                ? instant.atZone(BusinessClock.ZONE)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                : String.valueOf(argument);
    }
}
