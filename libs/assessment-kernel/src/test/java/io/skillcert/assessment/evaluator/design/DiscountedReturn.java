package io.skillcert.assessment.evaluator.design;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Goes backwards from the last step, as dynamic programming does. */
public final class DiscountedReturn extends CaseEvaluator {

    public DiscountedReturn() {
        super("智能体此后三步的奖励依次为 " + list(3) + "，折扣因子 #，第一步的奖励不打折。");
        number("三步的折扣回报", n -> value(n[0], n[1], n[2], n[3]));
        number("第三步的奖励折算到现在的值", n -> value(0, 0, n[2], n[3]));
    }

    private static double value(double first, double second, double third, double factor) {
        return first + factor * (second + factor * third);
    }
}
