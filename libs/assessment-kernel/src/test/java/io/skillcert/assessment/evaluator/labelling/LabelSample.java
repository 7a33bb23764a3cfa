package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Projects the errors of a sample, and counts up to the last number of errors that the contract allows. */
public final class LabelSample extends CaseEvaluator {

    public LabelSample() {
        super("一批标注共 # 条，随机抽查 #%，发现错误 # 条；合同允许的错误率上限是 #%。");
        possibleIf(n -> n[2] <= checked(n) && checked(n) == Math.rint(checked(n)));
        number("抽查的条数", "条", LabelSample::checked);
        percent("样本的错误率", n -> n[2] / checked(n));
        number("由样本推算的全部错误条数", "条", n -> n[0] * (n[2] / checked(n)));
        number("样本中最多允许的错误条数", "条", LabelSample::allowed);
    }

    private static double checked(double[] n) {
        return n[0] * n[1] / 100;
    }

    private static double allowed(double[] n) {
        int errors = 0;
        while (100 * (errors + 1) <= n[3] * checked(n)) {
            errors++;
        }
        return errors;
    }
}
