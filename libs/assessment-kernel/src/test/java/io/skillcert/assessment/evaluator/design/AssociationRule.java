package io.skillcert.assessment.evaluator.design;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes from probabilities. */
public final class AssociationRule extends CaseEvaluator {

    public AssociationRule() {
        super("# 笔订单中，含商品甲的 # 笔，含商品乙的 # 笔，同时含两者的 # 笔。考虑规则“甲 → 乙”。");
        possibleIf(n -> n[3] <= Math.min(n[1], n[2]) && n[1] + n[2] - n[3] <= n[0]);
        number("规则的支持度", n -> n[3] / n[0]);
        number("规则的置信度", n -> n[3] / n[0] / (n[1] / n[0]));
        number("规则的提升度", n -> n[3] / n[0] / (n[1] / n[0] * (n[2] / n[0])));
    }
}
