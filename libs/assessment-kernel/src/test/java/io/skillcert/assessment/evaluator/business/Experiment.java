package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Compares conversions by 100 people. */
public final class Experiment extends CaseEvaluator {

    public Experiment() {
        super("A/B 测试中对照组 # 人，转化 # 人；实验组 # 人，转化 # 人。");
        possibleIf(n -> n[1] <= n[0] && n[3] <= n[2] && treatment(n) > control(n));
        percent("对照组的转化率", n -> n[1] / n[0]);
        number("实验组比对照组的转化率高出的百分点", "个百分点", n -> treatment(n) - control(n));
        percent("转化率的相对提升", n -> treatment(n) / control(n) - 1);
    }

    private static double control(double[] n) {
        return 100 * n[1] / n[0];
    }

    private static double treatment(double[] n) {
        return 100 * n[3] / n[2];
    }
}
