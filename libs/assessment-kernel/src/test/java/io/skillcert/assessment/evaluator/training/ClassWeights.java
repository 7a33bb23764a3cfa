package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** The weighted samples of each class are half of all samples. */
public final class ClassWeights extends CaseEvaluator {

    public ClassWeights() {
        super("二分类训练集中正例 # 条，负例 # 条，类别权重取“样本总数 ÷（类别数 × 该类样本数）”。");
        number("正例的类别权重", n -> half(n) / n[0]);
        number("负例的类别权重", n -> half(n) / n[1]);
        number("正例权重是负例权重的倍数", "倍", n -> half(n) / n[0] / (half(n) / n[1]));
    }

    private static double half(double[] n) {
        return (n[0] + n[1]) / 2;
    }
}
