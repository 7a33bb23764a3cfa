package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Recovers the scores and computes with their differences to the first, as numerically stable code does. */
public final class Softmax extends CaseEvaluator {

    public Softmax() {
        super("分类器三个类别的得分取 e 的幂后依次为 #、#、#，真实类别是第一类。");
        number("softmax 给第一类的概率", n -> 1 / others(n));
        number("交叉熵损失（自然对数）", n -> Math.log(others(n)));
        number("交叉熵对第一类得分的梯度", n -> (1 - others(n)) / others(n));
    }

    /** All classes in proportion to the first. */
    private static double others(double[] n) {
        return IntStream.range(0, 3)
                .mapToDouble(i -> Math.exp(Math.log(n[i]) - Math.log(n[0])))
                .sum();
    }
}
