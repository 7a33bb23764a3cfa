package io.skillcert.assessment.generator;

import static java.util.stream.Collectors.joining;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Explanation;
import io.skillcert.assessment.item.Item;
import io.skillcert.assessment.item.Key;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Generates items that ask one question of a family. */
record TemplateGenerator(Family family, int index, String aspect, Placement placement, ItemKind kind)
        implements Generator {

    @Override
    public String name() {
        return asks() + "/" + kind + "@" + function() + "-" + placement.level();
    }

    @Override
    public String asks() {
        return family.name() + "." + aspect;
    }

    @Override
    public String function() {
        return placement.function();
    }

    @Override
    public String topic() {
        return placement.topic();
    }

    @Override
    public Set<Integer> levels() {
        return Set.of(placement.level());
    }

    @Override
    public Item generate(long seed) {
        Draw draw = new Draw(seed);
        Scene scene = family.scene(draw);
        Question question = scene.questions().get(index);
        return switch (kind) {
            case TRUE_FALSE -> trueFalse(scene, question, draw);
            case SINGLE_CHOICE -> singleChoice(scene, question, draw);
            case NUMBER -> number(scene, question);
            default -> throw new IllegalStateException("no template of kind " + kind);
        };
    }

    private Item trueFalse(Scene scene, Question question, Draw draw) {
        boolean right = draw.coin();
        Mistake mistake = question.distractors().get(draw.between(0, Family.DISTRACTORS - 1));
        String claimed = right ? question.answer() : mistake.text();
        String verdict = right ? "正确。" : "错误：" + mistake.text() + " 的错误在于" + mistake.why() + "。";
        return item(
                Content.ofStem(scene.text() + question.label() + "是 " + claimed + "。"),
                Key.of(right),
                verdict + solution(question));
    }

    private Item singleChoice(Scene scene, Question question, Draw draw) {
        List<Mistake> mistakes = question.distractors().subList(0, Family.DISTRACTORS);
        Choices choices = Choices.of(
                List.of(question.answer()), mistakes.stream().map(Mistake::text).toList(), draw);
        return item(
                Content.ofOptions(scene.text() + question.label() + "是（　　）。", choices.options()),
                Key.of(choices.right().get(0)),
                solution(question) + commonMistakes(mistakes));
    }

    private Item number(Scene scene, Question question) {
        BigDecimal tolerance = question.exact()
                ? BigDecimal.ZERO
                : new BigDecimal("0.5").movePointLeft(question.number().scale());
        String unit = question.unit().isEmpty() ? null : question.unit();
        return item(
                Content.ofNumber(scene.text() + "求" + question.label() + "。", unit),
                Key.of(question.number(), tolerance),
                solution(question) + commonMistakes(question.distractors().subList(0, Family.DISTRACTORS)));
    }

    private Item item(Content content, Key key, String explanation) {
        return new Item(kind, function(), topic(), placement.level(), content, key, Explanation.of(explanation));
    }

    static String solution(Question question) {
        return question.label() + "：" + question.steps() + question.result() + "。";
    }

    private static String commonMistakes(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake -> mistake.text() + "（" + mistake.why() + "）")
                .collect(joining("；", "常见错误：", "。"));
    }
}
