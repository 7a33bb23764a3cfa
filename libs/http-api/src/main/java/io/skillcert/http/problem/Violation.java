package io.skillcert.http.problem;

import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.language.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong with a request.
 *
 * @param field where, as a path into the body or the name of a parameter or header: {@code candidate.employments[0].from}
 * @param template what is wrong, in English, with the arguments as {@code {0}}, {@code {1}} and so on;
 *     {@code translations/zh.json} has it in Chinese
 */
public record Violation(String field, String template, List<Object> arguments) {

    /** @param arguments dates, numbers, names of fields or columns, or a {@link LocalizedText}; never personal data */
    public Violation(String field, String template, Object... arguments) {
        this(field, template, Arrays.stream(arguments).map(Violation::argument).toList());
    }

    private static Object argument(Object value) {
        return value instanceof LocalizedText ? value : String.valueOf(value);
    }

    /**
     * A violation as the caller reads it.
     *
     * @param field where, as a path into the body or the name of a parameter, header or column
     */
    @Schema(name = "Violation")
    public record View(String field, String message) {}

    /** The same violation of another field. */
    public Violation at(String otherField) {
        return new Violation(otherField, template, arguments);
    }

    public View in(Locale language) {
        return new View(field, Texts.translated(template, language, arguments.toArray()));
    }

    public static List<View> in(List<Violation> violations, Locale language) {
        return violations.stream().map(violation -> violation.in(language)).toList();
    }
}
