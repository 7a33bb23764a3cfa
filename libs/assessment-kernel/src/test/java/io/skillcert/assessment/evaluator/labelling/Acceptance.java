package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes by samples instead of batches. */
public final class Acceptance extends CaseEvaluator {

    public Acceptance() {
        super("一个项目交付 # 批，每批 # 条。首次验收通过 # 批，返工后第二次验收又通过 # 批，其余的批次退回重做。");
        possibleIf(n -> rejected(n) >= 0);
        percent("首次验收通过率", n -> n[2] * n[1] / all(n));
        percent("最终验收通过率", n -> 1 - rejected(n) / all(n));
        number("首次验收后需要返工的条数", "条", n -> rejected(n) + n[3] * n[1]);
        number("退回重做的条数", "条", Acceptance::rejected);
    }

    private static double all(double[] n) {
        return n[0] * n[1];
    }

    private static double rejected(double[] n) {
        return all(n) - n[2] * n[1] - n[3] * n[1];
    }
}
