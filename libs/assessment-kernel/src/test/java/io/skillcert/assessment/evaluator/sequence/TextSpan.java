package io.skillcert.assessment.evaluator.sequence;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Counts found, missed and superfluous entities. */
public final class TextSpan extends CaseEvaluator {

    public TextSpan() {
        super("标准答案有 # 个实体，标注员标了 # 个，其中起止位置和类别都一致的有 # 个；第一个实体从第 # 个字符开始（从 0 计数，终点不含），长 # 个字符。");
        possibleIf(n -> n[2] <= Math.min(n[0], n[1]));
        number("实体的精确率", TextSpan::precision);
        number("实体的召回率", TextSpan::recall);
        number("实体的 F1 值", n -> 2 * precision(n) * recall(n) / (precision(n) + recall(n)));
        number("第一个实体的终点", n -> (" ".repeat((int) n[3]) + "x".repeat((int) n[4])).length());
        number("漏标或标错的标准实体数", "个", n -> n[0] - n[2]);
    }

    private static double precision(double[] n) {
        return n[2] / n[1];
    }

    private static double recall(double[] n) {
        return n[2] / n[0];
    }
}
