package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** The overall conversion is the product of the steps. */
public final class Funnel extends CaseEvaluator {

    public Funnel() {
        super("某日访问 # 人，加入购物车 # 人，下单 # 人，付款 # 人。");
        possibleIf(n -> n[0] >= n[1] && n[1] >= n[2] && n[2] >= n[3]);
        percent("从访问到付款的总转化率", n -> n[1] / n[0] * (n[2] / n[1]) * (n[3] / n[2]));
        percent("从加入购物车到下单的转化率", n -> n[2] / n[1]);
        percent("下单而没有付款的比例", n -> 1 - n[3] / n[2]);
        number("从访问到加入购物车流失的人数", "人", n -> n[0] - n[1]);
    }
}
