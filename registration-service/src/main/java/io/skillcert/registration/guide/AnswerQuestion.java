package io.skillcert.registration.guide;

import io.quarkus.runtime.Startup;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Citation;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Answers the questions of the guide by the parameters in force on a day. */
@Startup
@ApplicationScoped
public class AnswerQuestion {

    private final Guide guide;
    private final GuideParameters parameters;

    AnswerQuestion(Guide guide, GuideParameters parameters) {
        this.guide = guide;
        this.parameters = parameters;
    }

    /**
     * An answer in one language.
     *
     * @param values those that the answer states, in its order
     * @param related the answers that go on from here
     */
    public record Answered(
            String topic,
            GuideAnswer source,
            String question,
            String answer,
            List<StatedValue> values,
            List<Related> related) {}

    /**
     * A value that an answer states.
     *
     * @param parameter the parameter file and the part of its value, such as {@code assessment/amounts#/3}
     * @param value as it is printed in the answer
     */
    public record StatedValue(String parameter, String value, LocalDate effectiveFrom, Citation citation) {}

    /** Another answer. */
    public record Related(String code, String question) {}

    /**
     * Answers a question.
     *
     * @param on the day whose parameters are stated
     * @throws ProblemException 404 if there is no such answer, 400 before the first day of a parameter
     */
    public Answered answer(String code, LocalDate on, Locale language) {
        var entry = guide.entry(code).orElseThrow(RegistrationProblem.GUIDE_ANSWER_NOT_FOUND::exception);
        var source = entry.answer();
        var values = new LinkedHashMap<Placeholder, StatedValue>();
        for (var placeholder : source.answer().placeholders()) {
            if (placeholder.level().isEmpty()) {
                values.put(placeholder, stated(placeholder, on, language));
            }
        }
        var text = source.answer().in(language, placeholder -> placeholder
                .level()
                .map(level -> level.in(language))
                .orElseGet(() -> values.get(placeholder).value()));
        return new Answered(
                entry.topic(),
                source,
                source.question().in(language),
                text,
                List.copyOf(values.values()),
                related(source, language));
    }

    private StatedValue stated(Placeholder placeholder, LocalDate on, Locale language) {
        var stated = parameters
                .on(placeholder, on)
                .orElseThrow(() -> Violations.single("on", "no rules are in force on {0}", on));
        return new StatedValue(
                placeholder.parameter(),
                PrintedValue.print(stated.part(), placeholder.percent(), language),
                stated.effectiveFrom(),
                stated.citation());
    }

    private List<Related> related(GuideAnswer source, Locale language) {
        return source.related().stream()
                .flatMap(code -> guide.entry(code).stream())
                .map(entry -> new Related(
                        entry.answer().code(), entry.answer().question().in(language)))
                .toList();
    }
}
