package io.skillcert.exam.rubric;

import io.skillcert.exam.bank.Rubric;
import io.skillcert.http.language.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The only criterion of an answer that the computer can't mark: which part of the points it gets, in thirds. */
public final class AnswerCriterion {

    /** Its id. */
    public static final String ID = "answer";

    private AnswerCriterion() {}

    /** The rubric that has no other criterion, with its texts in a language. */
    public static Rubric rubric(Locale language) {
        return new Rubric(List.of(new Rubric.Criterion(
                ID,
                Texts.translated("what the answer deserves by the key", language),
                BigDecimal.ONE,
                List.of(
                        Texts.translated("none of the points", language),
                        Texts.translated("a third of the points", language),
                        Texts.translated("two thirds of the points", language),
                        Texts.translated("all of the points", language)))));
    }
}
