package io.skillcert.assessment.evaluator.preparation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Interpolates between the minimum and the maximum. */
public final class MinMax extends CaseEvaluator {

    public MinMax() {
        super("某特征的最小值为 #，最大值为 #，用最小–最大法缩放到 0 至 1。样本甲的值是 #，样本乙缩放后的值是 #。");
        possibleIf(n -> n[0] <= n[2] && n[2] <= n[1]);
        number("样本甲缩放后的值", n -> 1 - (n[1] - n[2]) / (n[1] - n[0]));
        number("样本乙原来的值", n -> (1 - n[3]) * n[0] + n[3] * n[1]);
        number("把样本甲改为缩放到 −1 至 1 后的值", n -> (n[2] - n[0] - (n[1] - n[2])) / (n[1] - n[0]));
    }
}
