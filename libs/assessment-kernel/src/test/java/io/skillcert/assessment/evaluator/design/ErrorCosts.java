package io.skillcert.assessment.evaluator.design;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Compares the losses of two days. */
public final class ErrorCosts extends CaseEvaluator {

    public ErrorCosts() {
        super("风控模型每天漏报 # 笔、误报 # 笔，每笔漏报损失 # 元、每笔误报损失 # 元。降低阈值后漏报减少 # 笔，误报增加 # 笔。");
        possibleIf(n -> n[4] <= n[0]);
        number("降低阈值前每天的损失", "元", ErrorCosts::before);
        number("降低阈值后每天的损失", "元", ErrorCosts::after);
        number("降低阈值后每天损失的变化（增加为正）", "元", n -> after(n) - before(n));
    }

    private static double before(double[] n) {
        return n[0] * n[2] + n[1] * n[3];
    }

    private static double after(double[] n) {
        return before(new double[] {n[0] - n[4], n[1] + n[5], n[2], n[3]});
    }
}
