package io.skillcert.http.problem;

import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.language.Texts;
import java.util.Locale;

/**
 * A type of problem (RFC 9457), implemented by one enum of each module. Its code is published: never renamed, never reused.
 * The bundle named after the enum has two texts for each code: what is wrong, and under {@code .remedy} what the caller can
 * do about it.
 */
public interface ProblemType {

    String name();

    /** The HTTP status. */
    int status();

    /** The last part of the problem's type, such as {@code stale-version}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, with the arguments that {@link #exception} takes as {@code {0}}, {@code {1}} and so on. */
    default String cause(Locale language) {
        return text(code(), language);
    }

    /** What the caller can do about it. */
    default String remedy(Locale language) {
        return text(code() + ".remedy", language);
    }

    /** Both texts, with the arguments filled in. */
    default String detail(Locale language, Object... arguments) {
        var separator = language.equals(Locale.ENGLISH) ? " " : "";
        return Texts.fill(cause(language) + separator + remedy(language), language, arguments);
    }

    /** A part of the text that depends on the case, as an argument: the bundle has it under the code and the key. */
    default LocalizedText part(String key, Object... arguments) {
        return language -> Texts.fill(text(code() + "." + key, language), language, arguments);
    }

    /** @param arguments dates, numbers, statuses, or a {@link LocalizedText}; never personal data */
    default ProblemException exception(Object... arguments) {
        return new ProblemException(this, arguments);
    }

    private String text(String key, Locale language) {
        var owner = getClass();
        return Texts.bundle(owner.getSimpleName(), language, owner).getString(key);
    }
}
