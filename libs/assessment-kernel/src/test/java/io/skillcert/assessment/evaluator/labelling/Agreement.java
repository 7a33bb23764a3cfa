package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Kappa is 1 less the disagreement in proportion to what chance would give. */
public final class Agreement extends CaseEvaluator {

    public Agreement() {
        super("两名标注员对同一批样本作“是／否”标注：都标“是” # 条，只有甲标“是” # 条，只有乙标“是” # 条，都标“否” # 条。");
        number("观察一致率", n -> 1 - (n[1] + n[2]) / all(n));
        number("期望（偶然）一致率", n -> 1 - expectedDisagreement(n));
        number("Cohen κ 系数", n -> 1 - (n[1] + n[2]) / all(n) / expectedDisagreement(n));
    }

    private static double all(double[] n) {
        return n[0] + n[1] + n[2] + n[3];
    }

    /** How often a label of annotator A differs from a label that annotator B gave to any sample. */
    private static double expectedDisagreement(double[] n) {
        double yesNo = (n[0] + n[1]) * (n[1] + n[3]);
        double noYes = (n[2] + n[3]) * (n[0] + n[2]);
        return (yesNo + noYes) / all(n) / all(n);
    }
}
