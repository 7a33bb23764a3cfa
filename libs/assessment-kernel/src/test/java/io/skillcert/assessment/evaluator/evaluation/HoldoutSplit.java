package io.skillcert.assessment.evaluator.evaluation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Splits positives and negatives one after the other; each part must be of whole samples. */
public final class HoldoutSplit extends CaseEvaluator {

    public HoldoutSplit() {
        super("一个数据集共 # 条，正例占 #%，按训练 #%、验证 #%、其余测试的比例分层划分。");
        possibleIf(n -> isWhole(positives(n)) && isWhole(positives(n) * n[2] / 100));
        possibleIf(n -> isWhole(positives(n) * n[3] / 100) && isWhole(negatives(n) * n[3] / 100));
        number("测试集的条数", "条", n -> n[0] - n[0] * n[2] / 100 - n[0] * n[3] / 100);
        number("训练集中正例的条数", "条", n -> positives(n) * n[2] / 100);
        number("验证集中负例的条数", "条", n -> negatives(n) * n[3] / 100);
    }

    private static double positives(double[] n) {
        return n[0] * n[1] / 100;
    }

    private static double negatives(double[] n) {
        return n[0] - positives(n);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number);
    }
}
