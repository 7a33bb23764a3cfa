package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Takes the gradient as a central difference, which is exact for a parabola. */
public final class GradientStep extends CaseEvaluator {

    public GradientStep() {
        super("模型为 y = w·x，当前 w = #，样本 x = #，目标值 #，损失为误差的平方，学习率 #。");
        number("这个样本的损失", n -> loss(n, n[0]));
        number("损失对 w 的梯度", GradientStep::gradient);
        number("作一步梯度下降后的 w", n -> n[0] - n[3] * gradient(n));
    }

    private static double loss(double[] n, double weight) {
        return Math.pow(weight * n[1] - n[2], 2);
    }

    private static double gradient(double[] n) {
        return (loss(n, n[0] + 1) - loss(n, n[0] - 1)) / 2;
    }
}
