package io.skillcert.assessment.evaluator.annotation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Removes the occluded points from those of all people. */
public final class KeyPoints extends CaseEvaluator {

    public KeyPoints() {
        super("一批图中有 # 人，每人标 # 个关键点，共有 # 个点被遮挡而不评；其余的点中有 # 个与标准位置的距离在容差以内。");
        possibleIf(n -> n[3] <= evaluated(n));
        number("参加评价的关键点数", "个", KeyPoints::evaluated);
        percent("关键点的正确率", n -> 1 - (evaluated(n) - n[3]) / evaluated(n));
        number("超出容差的关键点数", "个", n -> n[0] * n[1] - n[2] - n[3]);
    }

    private static double evaluated(double[] n) {
        double points = -n[2];
        for (int person = 0; person < n[0]; person++) {
            points += n[1];
        }
        return points;
    }
}
