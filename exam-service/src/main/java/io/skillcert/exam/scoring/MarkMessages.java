package io.skillcert.exam.scoring;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.http.language.Texts;
import java.util.Locale;

/** Sentences that explain marks to callers. */
public final class MarkMessages {

    private MarkMessages() {}

    /** Why a response got its points. */
    public static String explain(Mark mark, Locale language) {
        if (!mark.answered()) {
            return Texts.translated("not answered", language);
        }
        var measures = mark.measures().values().toArray();
        return switch (mark.rule()) {
            case MATCHING -> Texts.translated("{0} of {1} entries are correct", language, measures);
            case LABELS -> Texts.translated("{0} of {1} entries are correct, an accuracy of {2}", language, measures);
            case TEXT_SPANS, BOXES, TABLE ->
                Texts.translated("{0} matched, {1} missed, {2} extra, an F1 score of {3}", language, measures);
            case RUBRIC ->
                measures.length == 0
                        ? Texts.translated("no points without markers", language)
                        : Texts.translated("{0} people have marked the response by its criteria", language, measures);
            case CODE ->
                measures.length == 0
                        ? Texts.translated("no points without a run of the program", language)
                        : Texts.translated(
                                "{0} of {1} result files agree with the expected ones, a share of {2}",
                                language, measures);
            default ->
                mark.awarded().signum() > 0
                        ? Texts.translated("the response agrees with the key", language)
                        : Texts.translated("the response does not agree with the key", language);
        };
    }
}
