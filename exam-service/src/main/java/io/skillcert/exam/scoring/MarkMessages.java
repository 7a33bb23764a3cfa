package io.skillcert.exam.scoring;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.http.language.Texts;
import java.util.Locale;
import java.util.stream.Stream;

/** Sentences that explain marks to callers. */
public final class MarkMessages {

    private MarkMessages() {}

    /** Why a response got its points. */
    public static String explain(Mark mark, Locale language) {
        if (!mark.answered()) {
            return Texts.translated("not answered", language);
        }
        return switch (mark.rule()) {
            case MATCHING ->
                Texts.translated("{0} of {1} entries are correct", language, measures(mark, "correct", "of"));
            case LABELS ->
                Texts.translated(
                        "{0} of {1} entries are correct, an accuracy of {2}",
                        language, measures(mark, "correct", "of", "accuracy"));
            case TEXT_SPANS, BOXES, TABLE ->
                Texts.translated(
                        "{0} matched, {1} missed, {2} extra, an F1 score of {3}",
                        language, measures(mark, "matched", "missed", "extra", "f1"));
            case RUBRIC -> byPeople(mark, language);
            case CODE ->
                mark.measures().isEmpty()
                        ? Texts.translated("no points without a run of the program", language)
                        : Texts.translated(
                                "{0} of {1} result files agree with the expected ones, a share of {2}",
                                language, measures(mark, "correct", "files", "share"));
            default ->
                mark.awarded().signum() > 0
                        ? Texts.translated("the response agrees with the key", language)
                        : Texts.translated("the response does not agree with the key", language);
        };
    }

    /** A criterion is named only where the computer should have marked. */
    private static String byPeople(Mark mark, Locale language) {
        if (mark.measures().isEmpty()) {
            return Texts.translated("no points without markers", language);
        }
        return mark.measures().containsKey("criterion")
                ? Texts.translated(
                        "{0} people have judged the answer, which the computer can't mark",
                        language, measures(mark, "markers"))
                : Texts.translated(
                        "{0} people have marked the response by its criteria", language, measures(mark, "markers"));
    }

    /** By their names: measures that were stored have another order than those that were just computed. */
    private static Object[] measures(Mark mark, String... names) {
        return Stream.of(names).map(mark.measures()::get).toArray();
    }
}
