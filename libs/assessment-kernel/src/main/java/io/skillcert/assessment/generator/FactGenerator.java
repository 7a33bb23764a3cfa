package io.skillcert.assessment.generator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Explanation;
import io.skillcert.assessment.item.Item;
import io.skillcert.assessment.item.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Generates items about hand-written facts: of kind MULTIPLE_CHOICE about four facts, else about one.
 *
 * @param facts the facts to ask about
 * @param kind the kind of the items
 * @param level the skill level
 */
record FactGenerator(List<Fact> facts, ItemKind kind, int level) implements Generator {

    private static final int OPTIONS = 4;

    @Override
    public String name() {
        return asks() + "/" + kind + "@" + level;
    }

    @Override
    public String asks() {
        String what = kind == ItemKind.MULTIPLE_CHOICE
                ? "statements"
                : String.valueOf(facts.get(0).number());
        return "facts." + function() + "." + what;
    }

    @Override
    public String function() {
        return facts.get(0).function();
    }

    @Override
    public String topic() {
        return facts.get(0).topic();
    }

    @Override
    public Set<Integer> levels() {
        return Set.of(level);
    }

    @Override
    public Item generate(long seed) {
        Draw draw = new Draw(seed);
        return switch (kind) {
            case TRUE_FALSE -> trueFalse(facts.get(0), draw);
            case SINGLE_CHOICE -> singleChoice(facts.get(0), draw);
            case MULTIPLE_CHOICE -> multipleChoice(draw);
            default -> throw new IllegalStateException("no facts of kind " + kind);
        };
    }

    private Item trueFalse(Fact fact, Draw draw) {
        boolean right = draw.coin();
        Text claimed = right ? fact.right() : fact.wrong().get(draw.between(0, 2));
        Text verdict = right
                ? Text.of("正确。", "True.")
                : Text.of("错误，应为：%s", "False; the right statement is: %s", fact.with(fact.right()));
        Text stem = fact.with(claimed);
        return item(Content.ofStem(stem.zh(), stem.en()), Key.of(right), Text.sentences(verdict, fact.reason()));
    }

    private Item singleChoice(Fact fact, Draw draw) {
        Choices choices = Choices.of(List.of(fact.right()), fact.wrong(), draw);
        Text stem = fact.with(Text.of("（　　）", "____"));
        return item(
                Content.ofOptions(stem.zh(), stem.en(), choices.options()),
                Key.of(choices.right().get(0)),
                Text.sentences(fact.with(fact.right()), fact.reason()));
    }

    private Item multipleChoice(Draw draw) {
        List<Fact> drawn = draw.shuffled(facts).subList(0, OPTIONS);
        int count = draw.between(2, OPTIONS - 1);
        List<Text> right = new ArrayList<>();
        List<Text> wrong = new ArrayList<>();
        List<Text> explanation = new ArrayList<>();
        for (Fact fact : drawn) {
            if (right.size() < count) {
                right.add(fact.with(fact.right()));
            } else {
                wrong.add(fact.with(fact.wrong().get(draw.between(0, 2))));
            }
            explanation.add(fact.with(fact.right()));
        }
        Choices choices = Choices.of(right, wrong, draw);
        explanation.add(0, choices.rightLetters());
        return item(
                Content.ofOptions("下列说法正确的有（　　）。", "Which of these statements are true?", choices.options()),
                Key.of(choices.right()),
                Text.joined("", " ", explanation));
    }

    private Item item(Content content, Key key, Text explanation) {
        return new Item(
                kind, function(), topic(), level, content, key, Explanation.of(explanation.zh(), explanation.en()));
    }
}
