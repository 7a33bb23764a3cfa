package io.skillcert.assessment.evaluator.design;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** The components that are left out explain the rest. */
public final class Components extends CaseEvaluator {

    public Components() {
        super("主成分分析得到四个特征值，依次为 " + list(4) + "。");
        possibleIf(n -> n[0] >= n[1] && n[1] >= n[2] && n[2] >= n[3]);
        percent("第一主成分的方差贡献率", n -> 1 / (1 + (n[1] + n[2] + n[3]) / n[0]));
        percent("前两个主成分的累计方差贡献率", n -> 1 / (1 + (n[2] + n[3]) / (n[0] + n[1])));
    }
}
