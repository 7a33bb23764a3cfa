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
        String claimed = right ? fact.right() : fact.wrong().get(draw.between(0, 2));
        String verdict = right ? "正确。" : "错误，应为：" + fact.with(fact.right());
        return item(Content.ofStem(fact.with(claimed)), Key.of(right), verdict + fact.reason());
    }

    private Item singleChoice(Fact fact, Draw draw) {
        Choices choices = Choices.of(List.of(fact.right()), fact.wrong(), draw);
        return item(
                Content.ofOptions(fact.with("（　　）"), choices.options()),
                Key.of(choices.right().get(0)),
                fact.with(fact.right()) + fact.reason());
    }

    private Item multipleChoice(Draw draw) {
        List<Fact> drawn = draw.shuffled(facts).subList(0, OPTIONS);
        int count = draw.between(2, OPTIONS - 1);
        List<String> right = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        StringBuilder reasons = new StringBuilder();
        for (Fact fact : drawn) {
            if (right.size() < count) {
                right.add(fact.with(fact.right()));
            } else {
                wrong.add(fact.with(fact.wrong().get(draw.between(0, 2))));
            }
            reasons.append(fact.with(fact.right()));
        }
        Choices choices = Choices.of(right, wrong, draw);
        return item(
                Content.ofOptions("下列说法正确的有（　　）。", choices.options()),
                Key.of(choices.right()),
                "正确的是 " + String.join("、", choices.right()) + "。" + reasons);
    }

    private Item item(Content content, Key key, String explanation) {
        return new Item(kind, function(), topic(), level, content, key, Explanation.of(explanation));
    }
}
