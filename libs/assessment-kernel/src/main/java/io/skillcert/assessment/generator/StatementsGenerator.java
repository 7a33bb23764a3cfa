package io.skillcert.assessment.generator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Explanation;
import io.skillcert.assessment.item.Item;
import io.skillcert.assessment.item.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Generates multiple choices whose options are statements about one case of a family. */
record StatementsGenerator(Family family, Placement placement) implements Generator {

    /** Fewer questions do not give four different statements. */
    static final int QUESTIONS = 3;

    private static final int OPTIONS = 4;

    @Override
    public String name() {
        return asks() + "/" + kind() + "@" + function() + "-" + placement.level();
    }

    @Override
    public String asks() {
        return family.name() + ".statements";
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
    public ItemKind kind() {
        return ItemKind.MULTIPLE_CHOICE;
    }

    @Override
    public Set<Integer> levels() {
        return Set.of(placement.level());
    }

    @Override
    public Item generate(long seed) {
        Draw draw = new Draw(seed);
        Scene scene = family.scene(draw);
        List<Question> questions = draw.shuffled(scene.questions());
        int count = draw.between(2, OPTIONS - 1);
        List<Text> right = new ArrayList<>();
        List<Text> wrong = new ArrayList<>();
        for (int i = 0; i < OPTIONS; i++) {
            Question question = questions.get(i % questions.size());
            if (i < count) {
                right.add(statement(question, question.answer()));
            } else {
                Mistake mistake = question.distractors().get(draw.between(0, Family.DISTRACTORS - 1));
                wrong.add(statement(question, mistake.text()));
            }
        }
        Choices choices = Choices.of(right, wrong, draw);
        Text solutions = Text.joined(
                "",
                " ",
                scene.questions().stream().map(TemplateGenerator::solution).toList());
        Text stem = Text.sentences(scene.text(), Text.of("下列计算结果正确的有（　　）。", "Which of these results are right?"));
        Text explanation = Text.sentences(choices.rightLetters(), solutions);
        return new Item(
                kind(),
                function(),
                topic(),
                placement.level(),
                Content.ofOptions(stem.zh(), stem.en(), choices.options()),
                Key.of(choices.right()),
                Explanation.of(explanation.zh(), explanation.en()));
    }

    private static Text statement(Question question, Text value) {
        return Text.of("%s是 %s", "%s is %s", question.label().capitalised(), value);
    }
}
