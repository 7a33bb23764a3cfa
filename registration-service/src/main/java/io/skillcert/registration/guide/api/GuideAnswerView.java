package io.skillcert.registration.guide.api;

import io.skillcert.registration.guide.AnswerQuestion.Answered;
import io.skillcert.registration.guide.AnswerQuestion.Related;
import io.skillcert.registration.guide.AnswerQuestion.StatedValue;
import io.skillcert.registration.guide.GuideAnswer;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An answer of the guide.
 *
 * @param on the day whose values the answer states
 * @param rules the codes of the rules that it explains
 * @param check the operation that decides the own case; null if there is none
 * @param values the values that it states, each with the day from which it is in force and its source
 */
record GuideAnswerView(
        String code,
        String topic,
        LocalDate on,
        String question,
        String answer,
        List<String> rules,
        GuideAnswer.Source citation,
        @Schema(nullable = true) CheckView check,
        List<Related> related,
        List<StatedValue> values) {

    /**
     * An operation of a service.
     *
     * @param service registration, exam or subsidy
     * @param href the path, with its path parameters in braces
     */
    record CheckView(String method, String service, String href) {}

    static GuideAnswerView of(Answered answered, LocalDate on) {
        var source = answered.source();
        return new GuideAnswerView(
                source.code(),
                answered.topic(),
                on,
                answered.question(),
                answered.answer(),
                source.rules(),
                source.citation(),
                source.check()
                        .map(check -> new CheckView(check.method(), check.service(), check.path()))
                        .orElse(null),
                answered.related(),
                answered.values());
    }
}
