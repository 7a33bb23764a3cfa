package io.skillcert.assessment.evaluator.business;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Weights the points of the three criteria. */
public final class Scoring extends CaseEvaluator {

    public Scoring() {
        super("按价值 #%、可行性 #%、成本 #% 的权重给需求打分：需求甲三项依次得 " + list(3) + " 分，需求乙依次得 " + list(3) + " 分。");
        possibleIf(n -> n[0] + n[1] + n[2] == 100);
        number("需求甲的加权得分", "分", n -> weighted(n, n[3], n[4], n[5]));
        number("两个需求加权得分之差（甲减乙）", "分", n -> weighted(n, n[3] - n[6], n[4] - n[7], n[5] - n[8]));
    }

    private static double weighted(double[] n, double value, double feasibility, double cost) {
        return (n[0] * value + n[1] * feasibility + n[2] * cost) / 100;
    }
}
