package io.skillcert.assessment.generator;

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
        Text claimed = right ? question.answer() : mistake.text();
        Text claim = Text.of("%s是 %s。", "%s is %s.", question.label().capitalised(), claimed);
        Text verdict = right
                ? Text.of("正确。", "True.")
                : Text.of("错误：%s 的错误在于%s。", "False: %s comes from %s.", mistake.text(), mistake.why());
        Text stem = Text.sentences(scene.text(), claim);
        return item(Content.ofStem(stem.zh(), stem.en()), Key.of(right), Text.sentences(verdict, solution(question)));
    }

    private Item singleChoice(Scene scene, Question question, Draw draw) {
        List<Mistake> mistakes = question.distractors().subList(0, Family.DISTRACTORS);
        Choices choices = Choices.of(
                List.of(question.answer()), mistakes.stream().map(Mistake::text).toList(), draw);
        Text stem = Text.sentences(scene.text(), Text.of("%s是（　　）。", "What is %s?", question.label()));
        return item(
                Content.ofOptions(stem.zh(), stem.en(), choices.options()),
                Key.of(choices.right().get(0)),
                Text.sentences(solution(question), commonMistakes(mistakes)));
    }

    private Item number(Scene scene, Question question) {
        BigDecimal tolerance = question.exact()
                ? BigDecimal.ZERO
                : new BigDecimal("0.5").movePointLeft(question.number().scale());
        Text stem = Text.sentences(scene.text(), Text.of("求%s。", "Find %s.", question.label()));
        Text unit = question.unit().zh().isEmpty() ? new Text(null, null) : question.unit();
        return item(
                Content.ofNumber(stem.zh(), stem.en(), unit.zh(), unit.en()),
                Key.of(question.number(), tolerance),
                Text.sentences(
                        solution(question),
                        commonMistakes(question.distractors().subList(0, Family.DISTRACTORS))));
    }

    private Item item(Content content, Key key, Text explanation) {
        return new Item(
                kind,
                function(),
                topic(),
                placement.level(),
                content,
                key,
                Explanation.of(explanation.zh(), explanation.en()));
    }

    static Text solution(Question question) {
        return Text.of("%s：%s%s。", "%s: %s%s.", question.label().capitalised(), question.steps(), question.result());
    }

    private static Text commonMistakes(List<Mistake> mistakes) {
        List<Text> shown = mistakes.stream()
                .map(mistake -> Text.of("%s（%s）", "%s (%s)", mistake.text(), mistake.why()))
                .toList();
        return Text.of("常见错误：%s。", "Common mistakes: %s.", Text.joined("；", "; ", shown));
    }
}
