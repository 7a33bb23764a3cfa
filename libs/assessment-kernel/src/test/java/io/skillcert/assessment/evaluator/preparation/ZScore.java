package io.skillcert.assessment.evaluator.preparation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Converts between values and deviations. */
public final class ZScore extends CaseEvaluator {

    public ZScore() {
        super("某特征的均值为 #，标准差为 #。样本甲的值是 #，样本乙标准化后的值是 #。");
        number("样本甲标准化（z 分数）后的值", n -> n[2] / n[1] - n[0] / n[1]);
        number("样本乙原来的值", n -> value(n, n[3]));
        number("按“均值加三倍标准差”算出的上限", n -> value(n, 3));
    }

    private static double value(double[] n, double score) {
        return n[1] * (n[0] / n[1] + score);
    }
}
