package io.skillcert.assessment.evaluator.evaluation;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Deals the samples into the folds and runs through the folds. */
public final class CrossValidation extends CaseEvaluator {

    public CrossValidation() {
        super("用 # 折交叉验证在 # 条样本上比较 # 组超参数。");
        number("每次训练用到的样本数", "条", n -> IntStream.range(0, (int) n[1])
                .filter(sample -> sample % (int) n[0] != 0)
                .count());
        number("一共要训练的次数", "次", n -> IntStream.range(0, (int) n[2])
                .flatMap(setting -> IntStream.range(0, (int) n[0]))
                .count());
        number("对一组超参数，每个样本用于训练的次数", "次", n -> IntStream.range(0, (int) n[0])
                .filter(heldOut -> heldOut != 0)
                .count());
    }
}
