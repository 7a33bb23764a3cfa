package io.skillcert.assessment.evaluator.facts;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.evaluator.Evaluator;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Content.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Judges statements about facts by the words that make them true. */
public final class FactEvaluator implements Evaluator {

    private static final String WHICH_ARE_TRUE = "下列说法正确的有（　　）。";
    private static final String BLANK = "（　　）";

    private final List<KnownFact> facts = KnownFact.all();

    @Override
    public boolean reads(Content content) {
        return content.stem().equals(WHICH_ARE_TRUE) || facts.stream().anyMatch(fact -> fact.isAbout(content.stem()));
    }

    @Override
    public Object key(ItemKind kind, Content content) {
        return switch (kind) {
            case TRUE_FALSE -> isTrue(content.stem());
            case SINGLE_CHOICE -> letter(content);
            case MULTIPLE_CHOICE ->
                letters(content.options().stream()
                        .filter(option -> isTrue(option.text()))
                        .toList());
            default -> throw new IllegalArgumentException("no fact of kind " + kind);
        };
    }

    private String letter(Content content) {
        if (isTrue(content.stem())) {
            throw new IllegalArgumentException("true without any option");
        }
        var right = letters(content.options().stream()
                .filter(option -> isTrue(content.stem().replace(BLANK, option.text())))
                .toList());
        if (right.size() != 1) {
            throw new IllegalArgumentException(right.size() + " options make it true");
        }
        return right.get(0);
    }

    private static List<String> letters(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }

    private boolean isTrue(String statement) {
        var about = facts.stream().filter(fact -> fact.isAbout(statement)).toList();
        if (about.size() != 1) {
            throw new IllegalArgumentException(about.size() + " known facts are about: " + statement);
        }
        return about.get(0).truth().matcher(statement).find();
    }

    /**
     * A fact.
     *
     * @param subject words of every statement about it
     * @param truth what only true statements about it say
     */
    private record KnownFact(String subject, Pattern truth) {

        static List<KnownFact> all() {
            try (var file = FactEvaluator.class.getResourceAsStream("/io/skillcert/assessment/evaluator/facts.txt")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(KnownFact::of)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static KnownFact of(String line) {
            var parts = line.split(" ⇒ ");
            return new KnownFact(parts[0], Pattern.compile(parts[1]));
        }

        boolean isAbout(String statement) {
            return statement.contains(subject);
        }
    }
}
