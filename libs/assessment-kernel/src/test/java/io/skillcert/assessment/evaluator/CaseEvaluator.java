package io.skillcert.assessment.evaluator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Content.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the questions of one family of templates. The stem of an item describes a case and then asks a question about it. */
public abstract class CaseEvaluator implements Evaluator {

    private static final Pattern FIND = Pattern.compile("求(.+)。");
    private static final Pattern CHOOSE = Pattern.compile("(.+)是（　　）。");
    private static final Pattern CLAIM = Pattern.compile("(.+)是 (.+?)。?");

    private final Pattern description;
    private final Map<Pattern, Solution> solutions = new LinkedHashMap<>();
    private final List<Predicate<double[]>> conditions = new ArrayList<>();

    private record Solution(String unit, Function<List<String>, ?> value) {}

    /**
     * Reads a case.
     *
     * @param description the {@link Template} of the sentences that describe the case
     */
    protected CaseEvaluator(String description) {
        this.description = Template.pattern(description);
    }

    /**
     * States what holds in every case that can happen.
     *
     * @param condition on the numbers of the case
     */
    protected final void possibleIf(Predicate<double[]> condition) {
        conditions.add(condition);
    }

    /**
     * Answers a question by a number without a unit.
     *
     * @param question the {@link Template} of what is asked
     * @param value computes the number from those of the case, followed by those of the question
     */
    protected final void number(String question, ToDoubleFunction<double[]> value) {
        number(question, "", value);
    }

    /**
     * Answers a question by a number.
     *
     * @param question the {@link Template} of what is asked
     * @param unit the unit of the number
     * @param value computes the number from those of the case, followed by those of the question
     */
    protected final void number(String question, String unit, ToDoubleFunction<double[]> value) {
        solutions.put(Template.pattern(question), new Solution(unit, values -> value.applyAsDouble(numbers(values))));
    }

    /**
     * Answers a question by a percentage.
     *
     * @param question the {@link Template} of what is asked
     * @param share computes the share, of which 1 is the whole
     */
    protected final void percent(String question, ToDoubleFunction<double[]> share) {
        number(question, "%", numbers -> 100 * share.applyAsDouble(numbers));
    }

    /**
     * Answers a question about texts.
     *
     * @param question the {@link Template} of what is asked
     * @param value computes a text or a {@link Double} from what fills the gaps of the case, followed by those of the question
     */
    protected final void text(String question, Function<List<String>, ?> value) {
        solutions.put(Template.pattern(question), new Solution("", value));
    }

    @Override
    public final boolean reads(Content content) {
        return description.matcher(content.stem()).lookingAt();
    }

    @Override
    public final Object key(ItemKind kind, Content content) {
        var read = description.matcher(content.stem());
        if (!read.lookingAt()) {
            throw new IllegalArgumentException("another case");
        }
        var values = Template.values(read);
        if (!conditions.stream().allMatch(condition -> condition.test(numbers(values)))) {
            throw new IllegalArgumentException("this case can't happen");
        }
        var question = content.stem().substring(read.end());
        return switch (kind) {
            case NUMBER -> number(answer(match(FIND, question).group(1), values), content);
            case SINGLE_CHOICE -> letter(answer(match(CHOOSE, question).group(1), values), content);
            case TRUE_FALSE -> isTrue(question, values);
            case MULTIPLE_CHOICE -> letters(content, values);
            default -> throw new IllegalArgumentException("no template of kind " + kind);
        };
    }

    private static String number(Answer answer, Content content) {
        var unit = Objects.requireNonNullElse(content.unit(), "");
        if (!unit.equals(answer.unit())) {
            throw new IllegalArgumentException("asks for " + unit + " instead of " + answer.unit());
        }
        return answer.value();
    }

    private static String letter(Answer answer, Content content) {
        var right = content.options().stream()
                .filter(option -> option.text().equals(answer.shown()))
                .map(Option::id)
                .toList();
        if (right.size() != 1) {
            throw new IllegalArgumentException(right.size() + " options are " + answer.shown());
        }
        return right.get(0);
    }

    private List<String> letters(Content content, List<String> values) {
        return content.options().stream()
                .filter(option -> isTrue(option.text(), values))
                .map(Option::id)
                .toList();
    }

    private boolean isTrue(String claim, List<String> values) {
        var claimed = match(CLAIM, claim);
        return answer(claimed.group(1), values).shown().equals(claimed.group(2));
    }

    private Answer answer(String question, List<String> values) {
        var asked = Answer.asked(question);
        for (var solution : solutions.entrySet()) {
            var matcher = solution.getKey().matcher(asked);
            if (matcher.matches()) {
                var all = new ArrayList<>(values);
                all.addAll(Template.values(matcher));
                var unit = solution.getValue().unit();
                var value = solution.getValue().value().apply(all);
                return value instanceof Double number
                        ? Answer.of(number, unit, question)
                        : new Answer((String) value, unit);
            }
        }
        throw new IllegalArgumentException("does not know what is asked: " + asked);
    }

    private static Matcher match(Pattern form, String text) {
        var matcher = form.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form " + form + ": " + text);
        }
        return matcher;
    }

    private static double[] numbers(List<String> values) {
        return values.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
