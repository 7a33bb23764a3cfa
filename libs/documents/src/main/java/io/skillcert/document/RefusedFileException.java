package io.skillcert.document;

import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.language.Texts;
import io.skillcert.http.problem.ProblemException;
import java.util.Locale;

/** Thrown for an uploaded file that is refused, with the reason for the caller. */
public final class RefusedFileException extends Exception {

    private final String template;
    private final transient Object[] arguments;

    /** @param template completes "The file ...", in English with the arguments as {@code {0}}, {@code {1}} and so on */
    public RefusedFileException(String template, Object... arguments) {
        super(Texts.translated(template, Locale.ENGLISH, arguments));
        this.template = template;
        this.arguments = arguments;
    }

    /** 422 with the reason. */
    public ProblemException problem() {
        return DocumentProblem.FILE_REFUSED.exception(LocalizedText.translated(template, arguments));
    }
}
