package io.skillcert.registration.guide;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.skillcert.policy.RuleCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question that people ask, and its answer.
 *
 * @param code stable and unique; it is never used for another question
 * @param question without parameters
 * @param answer each number is a placeholder of a parameter
 * @param rules the codes of the rules that the answer explains
 * @param check the operation that decides the own case, if there is one
 * @param related the codes of other answers
 */
public record GuideAnswer(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) GuideText question,
        @JsonProperty(required = true) GuideText answer,
        @JsonProperty(required = true) List<String> rules,
        @JsonProperty(required = true) Source citation,
        Optional<Check> check,
        @JsonProperty(required = true) List<String> related) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

    public GuideAnswer {
        check = check == null ? Optional.empty() : check;
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(code + " is not a code");
        }
        if (!rules.stream().allMatch(rule -> rule.matches(RuleCode.FORM))) {
            throw new IllegalArgumentException(code + " names something that is not a rule code: " + rules);
        }
        if (!question.placeholders().stream()
                .allMatch(placeholder -> placeholder.level().isPresent())) {
            throw new IllegalArgumentException(code + ": a question has no parameters");
        }
        rules = List.copyOf(rules);
        related = List.copyOf(related);
    }

    /**
     * Where the answer comes from.
     *
     * @param on the day of the document
     */
    public record Source(
            @JsonProperty(required = true) String document,
            @JsonProperty(required = true) String article,
            @JsonProperty(required = true) LocalDate on) {}

    /**
     * An operation.
     *
     * @param service registration, exam or subsidy
     * @param path with its path parameters in braces
     */
    public record Check(
            @JsonProperty(required = true) String method,
            @JsonProperty(required = true) String service,
            @JsonProperty(required = true) String path) {}
}
