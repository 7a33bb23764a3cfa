package io.skillcert.assessment.evaluator.design;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Computes from the distances to the middle of the four weeks. */
public final class LinearFit extends CaseEvaluator {

    private static final double MIDDLE = 2.5;

    public LinearFit() {
        super("第 1 至 4 周的咨询量依次为 " + list(4) + "，用最小二乘法对周次拟合直线 y = a + b·x。");
        number("斜率 b", LinearFit::slope);
        number("截距 a", n -> line(n, 0));
        number("对第 # 周的预测", n -> line(n, n[4]));
    }

    private static double slope(double[] n) {
        return (-1.5 * n[0] - 0.5 * n[1] + 0.5 * n[2] + 1.5 * n[3]) / 5;
    }

    private static double line(double[] n, double week) {
        return Arrays.stream(n, 0, 4).average().orElseThrow() + slope(n) * (week - MIDDLE);
    }
}
