package io.skillcert.assessment.evaluator.acquisition;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Doubles the valid questionnaires at the yield of those sent. */
public final class Questionnaire extends CaseEvaluator {

    public Questionnaire() {
        super("发出问卷 # 份，收回 # 份，其中无效 # 份。");
        possibleIf(n -> n[2] <= n[1] && n[1] <= n[0]);
        percent("问卷的回收率", n -> n[1] / n[0]);
        percent("收回的问卷的有效率", n -> 1 - n[2] / n[1]);
        number("按同样的回收率与有效率，要得到两倍的有效问卷还须再发的份数", "份", Questionnaire::further);
    }

    private static double further(double[] n) {
        var valid = n[1] - n[2];
        var yield = valid / n[0];
        return (2 * valid - valid) / yield;
    }
}
